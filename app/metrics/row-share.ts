/** A weighted share of judgment rows with its cluster-robust interval: the core of most metrics. */
import { addCluster, emptyClusterSums } from "#app/stats/cluster-sums.ts";
import { type ClusteredProportion, clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { BatchView } from "./batch-view.ts";
import type { Detail, Metric, Outcome, UnitOfN } from "./metric.ts";
import { notEnough } from "./outcomes.ts";
import { eachRow } from "./rows.ts";

/** 1 or 0 (or partial credit between); NaN when the row is not of the metric's kind and does not count. */
export type RowScore = (row: number, item: number) => number;

/**
 * Value: sum w·score / sum w. Interval: Wilson's at n / design effect, the effect estimated with prompts as clusters;
 * n_eff never above Kish's effective size of the weights. `n` counts rows. null when no row counts.
 */
export function rowShare(view: BatchView, score: RowScore): (ClusteredProportion & { n: number }) | null {
  const sums = emptyClusterSums();
  let n = 0;
  let weights = 0;
  let squares = 0;
  let y = 0;
  let w = 0;
  eachRow(
    view,
    (row, item) => {
      const one = score(row, item);
      if (Number.isNaN(one)) return;
      const weight = view.weight[row] as number;
      n += 1;
      weights += weight;
      squares += weight * weight;
      y += weight * one;
      w += weight;
    },
    () => {
      addCluster(sums, y, w);
      y = 0;
      w = 0;
    },
  );
  const share = n > 0 ? clusteredProportion(sums, (weights * weights) / squares) : null;
  return share && { ...share, n };
}

/** The share as a metric's outcome: not enough data when no row counts. */
export function shareOutcome(
  metric: Pick<Metric, "minimumN">,
  view: BatchView,
  score: RowScore,
  nUnit: UnitOfN,
  detail?: () => Detail,
): Outcome {
  const share = rowShare(view, score);
  if (!share) return notEnough(metric, 0, nUnit);
  const { value, low, high, n } = share;
  return { kind: "estimate", value, low, high, n, nUnit, ...(detail && { detail: detail() }) };
}
