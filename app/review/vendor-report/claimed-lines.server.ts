/** Claimed against measured, as the decision measured it. */
import { metricById } from "#app/metrics/index.ts";
import type { Db } from "#db/client.server.ts";
import { claimsOfBatch } from "#db/vendor-claims.server.ts";
import { claimVerdict, verdictText } from "../claim-verdict.ts";
import type { EvidenceMetric } from "../decision-evidence.ts";
import type { ClaimedLine } from "./content.ts";
import { titleForVendor } from "./criterion-lines.ts";
import { nameInText } from "./names-in-text.ts";

/** @param names that must not appear: where a claim stands is a note of ours, and is left out where it holds one. */
export async function claimedLines(
  db: Db,
  batchId: string,
  measured: readonly EvidenceMetric[],
  names: readonly string[],
): Promise<ClaimedLine[]> {
  const outcomes = new Map(measured.map(({ id, outcome }) => [id, outcome]));
  return (await claimsOfBatch(db, batchId)).flatMap((claim) => {
    const metric = metricById(claim.metric);
    if (!metric) return [];
    const outcome = outcomes.get(metric.id);
    const verdict = claimVerdict(claim.value, outcome, metric);
    const estimate = outcome?.kind === "estimate" ? outcome : null;
    const spread = verdict.kind === "not-comparable" ? null : verdict;
    return [
      {
        title: titleForVendor(metric),
        unit: metric.unit,
        claimed: claim.value,
        claimedN: claim.n,
        source: nameInText(claim.source, names) === null ? claim.source : "",
        value: estimate?.value ?? null,
        low: estimate?.low ?? null,
        high: estimate?.high ?? null,
        n: estimate?.n ?? null,
        difference: spread?.difference ?? null,
        differenceLow: spread?.low ?? null,
        differenceHigh: spread?.high ?? null,
        verdict: verdictText(verdict)
          .replace("our interval", "the measured interval")
          .replace("we measure", "measured"),
      },
    ];
  });
}
