/** A weighted share of judgment rows with its cluster-robust interval: the core of most metrics. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { type ClusteredProportion, clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { BatchView } from "./batch-view.ts";
import type { Counting, Detail, Outcome } from "./metric.ts";
import { notEnough } from "./outcomes.ts";
import { eachRow } from "./rows.ts";

/** 1 or 0 (or partial credit between); NaN when the row is not of the metric's kind and does not count. */
export type RowScore = (row: number, item: number) => number;

/**
 * Value: sum w·score / sum w. Interval: Wilson's at n / design effect, the effect estimated with prompts as clusters;
 * n_eff never above Kish's effective size of the weights. `n` counts rows. null when no row counts.
 */
export function rowShare(view: BatchView, score: RowScore): (ClusteredProportion & { n: number }) | null {
  const sums = new ClusterSums();
  const weights = { n: 0, sum: 0, squares: 0 };
  eachRow(
    view,
    (row, item) => {
      const one = score(row, item);
      if (Number.isNaN(one)) return;
      const weight = view.weight[row] as number;
      weights.n += 1;
      weights.sum += weight;
      weights.squares += weight * weight;
      sums.add(one, weight);
    },
    () => sums.endCluster(),
  );
  const share = weights.n > 0 ? clusteredProportion(sums, weights.sum ** 2 / weights.squares) : null;
  return share && { ...share, n: weights.n };
}

/** The share as a metric's outcome: not enough data when no row counts. */
export function shareOutcome(metric: Counting, view: BatchView, score: RowScore, detail?: () => Detail): Outcome {
  const share = rowShare(view, score);
  if (!share) return notEnough(metric, 0);
  const { value, low, high, n } = share;
  return { kind: "estimate", value, low, high, n, nUnit: metric.nUnit, ...(detail && { detail: detail() }) };
}
