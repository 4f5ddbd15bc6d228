import type { ClusterSums } from "./cluster-sums.ts";
import type { Interval } from "./interval.ts";
import { studentQuantile95 } from "./student-quantile.ts";

/**
 * 95 % interval of a weighted mean when rows come in clusters: mean ± t · cluster-robust standard error, t with
 * the degrees of freedom of {@link ClusterSums}: one less than the clusters, where these are equal. null below two clusters.
 */
export function clusteredMean(sums: ClusterSums): (Interval & { value: number }) | null {
  if (sums.clusters < 2) return null;
  const value = sums.ratio;
  const half = studentQuantile95(sums.df) * Math.sqrt(sums.variance);
  return { value, low: value - half, high: value + half };
}
