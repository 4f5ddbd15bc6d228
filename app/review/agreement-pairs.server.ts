/** Every pair of annotators of a batch that met, for a download. */
import { activeDeliveries } from "#db/deliveries.server.ts";
import { agreementOf, pairsOf } from "./agreement-matrix.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";

/** Annotator, other annotator, comparisons, agreement and its bounds, one pair at a time; undefined without a delivery. */
export async function agreementPairs(
  tools: ReviewTools,
  batchId: string,
): Promise<Iterable<(string | number)[]> | undefined> {
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return undefined;
  const view = await tools.views.of(deliveries);
  const { annotators } = view.names;
  const met = pairsOf(view);
  return (function* () {
    for (const { a, b } of met.pairs) {
      const found = agreementOf(met, a, b);
      if (found) yield [annotators[a] ?? "", annotators[b] ?? "", found.n, found.value, found.low, found.high];
    }
  })();
}
