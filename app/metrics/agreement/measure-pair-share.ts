/** The share of annotator pairs whose labels meet a condition, from a view's table of units. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { BatchView } from "../batch-view.ts";
import type { Counting, Detail, Outcome } from "../metric.ts";
import { withoutAgreement } from "./overlap.ts";
import type { UnitTable } from "./unit-table.ts";

/**
 * Mean over comparisons of the mean score of their pairs, scores[a · size + b] for a <= b; a comparison weighs the mean weight
 * of its judgments. Interval: Wilson's at the n_eff of the variance between prompts, never above what as many independent pairs
 * would be worth: their number, or more where scores lie between 0 and 1 and so vary less.
 */
export function measurePairShare(
  metric: Counting,
  view: BatchView,
  table: UnitTable,
  scores: Float64Array,
  detail?: () => Detail,
): Outcome {
  const { prompts, units, firstUnit, firstEntry, cell, share, raters, weight } = table;
  const sums = new ClusterSums();
  let pairs = 0;
  /** What the scores' variance lacks of that of as many of 0 and 1 alone. */
  let lacking = 0;
  for (let p = 0; p < prompts; p += 1) {
    for (let u = firstUnit[p] as number; u < (firstUnit[p + 1] as number); u += 1) {
      let score = 0;
      for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1) {
        const one = scores[cell[e] as number] as number;
        score += one * (share[e] as number);
        lacking += one * (1 - one) * (share[e] as number) * (weight[u] as number);
      }
      sums.add(score, weight[u] as number);
      pairs += ((raters[u] as number) * ((raters[u] as number) - 1)) / 2;
    }
    sums.endCluster();
  }
  const binary = sums.ratio * (1 - sums.ratio);
  const worth = lacking > 0 ? (pairs * binary) / Math.max(0, binary - lacking / sums.w) : pairs;
  const result = clusteredProportion(sums, worth);
  if (!result) return withoutAgreement(metric, view);
  const { value, low, high } = result;
  return { kind: "estimate", value, low, high, n: units, nUnit: metric.nUnit, ...(detail && { detail: detail() }) };
}
