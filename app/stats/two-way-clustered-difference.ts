import type { Interval } from "./interval.ts";
import { studentQuantile95 } from "./student-quantile.ts";

/** One answer: before (0) or after (1), its value, and the two clusters it belongs to. */
export interface CrossedRow {
  after: 0 | 1;
  value: number;
  /** Who answered, e.g. an annotator; the same key before and after pairs them. */
  who: string;
  /** What was answered, e.g. an item. */
  what: string;
}

export interface CrossedDifference extends Interval {
  before: number;
  after: number;
  value: number;
}

/**
 * Mean after minus mean before, with a 95 % interval that allows for answers by one person, and of one item, going
 * together. Variance of the linearised difference by two-way clustering, V = V_who + V_what - V_row, each with G / (G - 1),
 * and never below the larger of the one-way variances: in small tables the subtraction can take too much away. Student's
 * t with one less than the smaller number of clusters. null when a side is empty or there are fewer than two of either.
 *
 * Source: Cameron, Gelbach and Miller, Journal of Business & Economic Statistics 29 (2011) 238.
 *
 * @example twoWayClusteredDifference(rows) // { before: 0.7, after: 0.85, value: 0.15, low: 0.04, high: 0.26 }
 */
export function twoWayClusteredDifference(rows: readonly CrossedRow[]): CrossedDifference | null {
  const n = [0, 0];
  const sum = [0, 0];
  for (const { after, value } of rows) {
    n[after] = (n[after] as number) + 1;
    sum[after] = (sum[after] as number) + value;
  }
  const [n0 = 0, n1 = 0] = n;
  if (n0 === 0 || n1 === 0) return null;
  const before = (sum[0] as number) / n0;
  const after = (sum[1] as number) / n1;
  const influence = (row: CrossedRow) => (row.after === 1 ? (row.value - after) / n1 : (before - row.value) / n0);
  const who = clustered(rows, influence, (row) => row.who);
  const what = clustered(rows, influence, (row) => row.what);
  if (who.clusters < 2 || what.clusters < 2) return null;
  const row = rows.reduce((total, one) => total + influence(one) ** 2, 0) * (rows.length / (rows.length - 1));
  const variance = Math.max(who.variance + what.variance - row, who.variance, what.variance);
  const half = studentQuantile95(Math.min(who.clusters, what.clusters) - 1) * Math.sqrt(variance);
  const value = after - before;
  return { before, after, value, low: Math.max(-1, value - half), high: Math.min(1, value + half) };
}

function clustered(
  rows: readonly CrossedRow[],
  influence: (row: CrossedRow) => number,
  of: (row: CrossedRow) => string,
) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(of(row), (sums.get(of(row)) ?? 0) + influence(row));
  const squares = [...sums.values()].reduce((total, sum) => total + sum * sum, 0);
  const clusters = sums.size;
  return { clusters, variance: clusters > 1 ? (squares * clusters) / (clusters - 1) : 0 };
}
