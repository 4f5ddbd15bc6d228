/** What the vendor states for a batch, beside what we measure. */
import { METRICS, metricById } from "#app/metrics/index.ts";
import type { Metric, Outcome } from "#app/metrics/metric.ts";
import type { Db } from "#db/client.server.ts";
import { claimsOfBatch } from "#db/vendor-claims.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import { type ClaimVerdict, claimVerdict } from "./claim-verdict.ts";

export interface ClaimRow {
  id: number;
  metric: string;
  title: string;
  unit: Metric["unit"];
  value: number;
  n: number | null;
  source: string;
  statedAt: number;
  enteredBy: string;
  outcome: Outcome | null;
  verdict: ClaimVerdict;
}

export interface ClaimsPage {
  batchId: string;
  claims: ClaimRow[];
  metrics: { id: string; title: string }[];
}

/** undefined when there is no such batch. */
export async function claimsPage(db: Db, batchId: string): Promise<ClaimsPage | undefined> {
  const evidence = await evidenceOf(db, batchId);
  if (!evidence) return undefined;
  const outcomes = new Map(evidence.judged.map(({ metric, outcome }) => [metric.id, outcome]));
  const claims = (await claimsOfBatch(db, batchId)).flatMap((claim) => {
    const metric = metricById(claim.metric);
    if (!metric) return [];
    const { id, value, n, source, statedAt, enteredBy } = claim;
    const { title, unit } = metric;
    const outcome = outcomes.get(metric.id);
    const verdict = claimVerdict(value, outcome, metric);
    return [
      { id, metric: metric.id, title, unit, value, n, source, statedAt, enteredBy, outcome: slim(outcome), verdict },
    ];
  });
  return { batchId, claims, metrics: METRICS.map(({ id, title }) => ({ id, title })) };
}

/** Without the numbers behind it. */
function slim(outcome: Outcome | undefined): Outcome | null {
  if (outcome?.kind !== "estimate") return outcome ?? null;
  const { detail: _, ...rest } = outcome;
  return rest;
}
