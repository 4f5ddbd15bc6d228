/** A weighted share of judgment rows with its cluster-robust interval: the core of most metrics. */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { type ClusteredProportion, clusteredProportion } from "#app/stats/clustered-proportion.ts";
import type { BatchView } from "./batch-view.ts";
import { countedRows } from "./counted-rows.ts";
import type { Counting, Detail, Outcome } from "./metric.ts";
import { notEnough } from "./outcomes.ts";

/** 1 or 0 (or partial credit between); NaN when the row is not of the metric's kind and does not count. */
export type RowScore = (row: number, item: number) => number;

/**
 * The score of each row that counts, in the order of `countedRows`. A column, because what is worked out from it, whole, by
 * annotator or by day, is then a plain loop, compiled once for all metrics.
 */
export function rowScores(view: BatchView, score: RowScore): Float64Array {
  const { row: rows } = countedRows(view);
  const { item } = view.judgments;
  const scores = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    scores[at] = score(row, item[row] as number);
  }
  return scores;
}

/**
 * Value: sum w·score / sum w. Interval: Wilson's with Student's t at n / design effect, the effect estimated with prompts as clusters;
 * n_eff never above Kish's effective size of the weights. `n` counts rows. null when no row counts.
 */
export function shareOfScores(view: BatchView, scores: Float64Array): (ClusteredProportion & { n: number }) | null {
  const { row: rows, first } = countedRows(view);
  const sums = new ClusterSums();
  let n = 0;
  let weights = 0;
  let squares = 0;
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const one = scores[at] as number;
      if (Number.isNaN(one)) continue;
      const weight = view.weight[rows[at] as number] as number;
      n += 1;
      weights += weight;
      squares += weight * weight;
      sums.add(one, weight);
    }
    sums.endCluster();
  }
  const share = n > 0 ? clusteredProportion(sums, weights ** 2 / squares) : null;
  return share && { ...share, n };
}

/** The share of rows by their score. */
export function rowShare(view: BatchView, score: RowScore): (ClusteredProportion & { n: number }) | null {
  return shareOfScores(view, rowScores(view, score));
}

/** The share as a metric's outcome: not enough data when no row counts. `detail` is given the scores. */
export function shareOutcome(
  metric: Counting,
  view: BatchView,
  score: RowScore,
  detail?: (scores: Float64Array) => Detail,
): Outcome {
  const scores = rowScores(view, score);
  const share = shareOfScores(view, scores);
  if (!share) return notEnough(metric, 0);
  const { value, low, high, n } = share;
  return { kind: "estimate", value, low, high, n, nUnit: metric.nUnit, ...(detail && { detail: detail(scores) }) };
}
