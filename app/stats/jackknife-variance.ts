import { sumsOverClusters } from "./sums-over-clusters.ts";

/**
 * A smooth statistic of sums over independent clusters, and its delete-one jackknife variance: (G - 1) / G · sum of
 * (t_g - mean)², t_g without cluster g. Wider than linearisation where clusters are few and the statistic is curved, the
 * same where they are many. `clusters` holds `dimensions` numbers for each of the G clusters. null where the statistic is
 * undefined on all sums or without some cluster, or below two clusters. O(clusters × one statistic).
 *
 * Source: Wolter, Introduction to Variance Estimation (2007), chapter 4.
 *
 * @example jackknifeVariance(([y = 0, w = 1]) => y / w, Float64Array.of(1, 1, 0, 1, 1, 1), 2) // 0.1111, the variance of a mean
 */
export function jackknifeVariance(
  statistic: (sums: Float64Array) => number | null,
  clusters: Float64Array,
  dimensions: number,
): { value: number; variance: number } | null {
  const groups = clusters.length / dimensions;
  if (groups < 2) return null;
  const sums = sumsOverClusters(clusters, dimensions);
  const value = statistic(sums);
  if (value === null) return null;
  const left = new Float64Array(dimensions);
  const without = new Float64Array(groups);
  for (let g = 0; g < groups; g += 1) {
    for (let d = 0; d < dimensions; d += 1) left[d] = (sums[d] ?? 0) - (clusters[g * dimensions + d] ?? 0);
    const one = statistic(left);
    if (one === null || !Number.isFinite(one)) return null;
    without[g] = one;
  }
  const mean = without.reduce((sum, one) => sum + one, 0) / groups;
  const squares = without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { value, variance: ((groups - 1) / groups) * squares };
}
