import { sumsOverClusters } from "./sums-over-clusters.ts";

/**
 * A smooth statistic of sums over independent clusters, and its variance: the slope of the statistic in each sum makes each
 * cluster's influence, G / (G - 1) · sum (influence - mean)². `clusters` holds `dimensions` numbers for each of the G clusters.
 * Slopes are central differences. null where the statistic is undefined at the sums or nearby, or below two clusters.
 *
 * Source: Taylor linearisation; Wolter, Introduction to Variance Estimation (2007), chapter 6.
 *
 * @example linearisedVariance(([y = 0, w = 1]) => y / w, Float64Array.of(1, 1, 0, 1, 1, 1), 2) // the variance of a mean
 */
export function linearisedVariance(
  statistic: (sums: Float64Array) => number | null,
  clusters: Float64Array,
  dimensions: number,
): { value: number; variance: number } | null {
  const groups = clusters.length / dimensions;
  if (groups < 2) return null;
  const sums = sumsOverClusters(clusters, dimensions);
  const value = statistic(sums);
  if (value === null) return null;
  const slopes = new Float64Array(dimensions);
  const moved = Float64Array.from(sums);
  for (let d = 0; d < dimensions; d += 1) {
    const here = sums[d] ?? 0;
    const step = 1e-6 * (Math.abs(here) || 1);
    moved[d] = here + step;
    const up = statistic(moved);
    moved[d] = here - step;
    const down = statistic(moved);
    moved[d] = here;
    if (up === null || down === null) return null;
    slopes[d] = (up - down) / (2 * step);
  }
  let sum = 0;
  let squares = 0;
  for (let g = 0; g < groups; g += 1) {
    let influence = 0;
    for (let d = 0; d < dimensions; d += 1) influence += (slopes[d] ?? 0) * (clusters[g * dimensions + d] ?? 0);
    sum += influence;
    squares += influence * influence;
  }
  return { value, variance: (groups / (groups - 1)) * Math.max(0, squares - (sum * sum) / groups) };
}
