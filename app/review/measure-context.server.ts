/** The facts around a batch that metrics need, for what is measured while a person waits: a slice, a what-if. */
import { contractGoldOf, measurable, scoresBefore } from "#app/ingest/measure-delivery.server.ts";
import { factsOf } from "#app/ingest/measured-against.server.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { scoresOf } from "#db/scores.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";

const contexts = new WeakMap<BatchView, { context: MeasureContext; facts: string }>();

/**
 * Read once a view, which never changes, for as long as the facts beside it stay what they were: a page asks again and
 * again. Scores and the gold of the contract may be added at any time.
 */
export async function measureContextOf(
  { db }: ReviewTools,
  { deliveries, batch }: BatchEvidence,
  view: BatchView,
): Promise<MeasureContext> {
  const newest = deliveries.at(-1);
  const facts = JSON.stringify(await factsOf(db, batch));
  const known = contexts.get(view);
  if (known?.facts === facts)
    return {
      ...known.context,
      scores: await scoresOf(db, deliveries),
      previousScores: await scoresBefore(db, batch),
      contractGold: await contractGoldOf(db, batch),
    };
  if (!newest) throw new Error("Nothing was delivered.");
  const { context } = await measurable(db, newest);
  contexts.set(view, { context, facts });
  return context;
}
