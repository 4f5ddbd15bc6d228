/** A metric over the weeks of a contract, against the lines of the contract's policy. */

import type { Policy } from "#app/domain/policy.ts";
import type { Lines, Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import { roundsOf } from "#db/calibration.server.ts";
import { checkpointStarts } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { contractById, policyById } from "#db/contracts.server.ts";
import { batchProgress } from "#db/progress.server.ts";
import { metricByDelivery } from "#db/series.server.ts";
import { judge } from "./judge.ts";
import { withoutDetail } from "./judged-row.ts";
import { judgedSentence } from "./judged-sentence.ts";
import { type SeriesEvent, seriesEvents } from "./series-events.ts";

export interface SeriesWeek {
  week: number;
  batchId: string;
  instructionVersion: string | null;
  /** Without the detail of its chart. */
  outcome: Outcome;
  metricVersion: number;
  state: MetricState;
}

export interface MetricSeries {
  contract: { id: string; title: string; vendor: string };
  policy: { id: string; name: string; version: number };
  lines: Lines;
  /** Whether the policy judges by it; if not, the lines are the metric's own. */
  isCriterion: boolean;
  /** Weeks it was measured on; a week without a measured delivery is left out. */
  weeks: SeriesWeek[];
  /** Weeks that were taken in before the metric existed. */
  unmeasured: number;
  /** The newest week in a sentence; null before anything is measured. */
  finding: string | null;
  /** What changed between the weeks. */
  events: SeriesEvent[];
}

export async function metricSeries(db: Db, metric: Metric, contractId: string): Promise<MetricSeries | undefined> {
  const contract = await contractById(db, contractId);
  const stored = contract && (await policyById(db, contract.policyId));
  if (!contract || !stored) return undefined;
  const policy = stored.body as Policy;
  const criterion = policy.criteria.find((one) => one.metric === metric.id);
  const batches = await batchProgress(db, contract.id);
  const values = await metricByDelivery(
    db,
    metric.id,
    batches.flatMap(({ newestDelivery }) => newestDelivery ?? []),
  );
  const judged = batches.flatMap((batch) => {
    const value = batch.newestDelivery === null ? undefined : values.get(batch.newestDelivery);
    const [one] = value ? judge(policy, [metric], new Map([[metric.id, value.outcome]])) : [];
    return value && one ? [{ batch, value, one }] : [];
  });
  const newest = judged.at(-1);
  return {
    contract: { id: contract.id, title: contract.title, vendor: contract.vendor },
    policy: { id: stored.id, name: stored.name, version: stored.version },
    lines: criterion ? { warn: criterion.warn, fail: criterion.fail } : metric.lines,
    isCriterion: criterion !== undefined,
    weeks: judged.map(({ batch, value, one }) => ({
      week: batch.week,
      batchId: batch.id,
      instructionVersion: batch.instructionVersion,
      outcome: withoutDetail(one.outcome),
      metricVersion: value.metricVersion,
      state: one.state,
    })),
    unmeasured: batches.filter(({ newestDelivery }) => newestDelivery !== null).length - judged.length,
    finding: newest
      ? `Week ${newest.batch.week}: ${judgedSentence(newest.one, criterion ? "contract" : "policy")}`
      : null,
    events: seriesEvents(
      judged.map(({ batch }) => batch),
      await checkpointStarts(db, contract.id),
      await roundsOf(db, contract.id),
    ),
  };
}
