/**
 * Total variation distance of two distributions over the same categories: half the sum of |p - q|, the largest difference
 * in probability that any set of categories can have. 0 … 1. Shares sum to 1.
 *
 * @example totalVariation([0.2, 0.5, 0.3], [0.1, 0.6, 0.3]) // 0.1
 */
export function totalVariation(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, share, i) => sum + Math.abs(share - (q[i] ?? 0)), 0) / 2;
}
