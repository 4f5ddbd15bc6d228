/**
 * P(at least one of several independent events), from the probability of each: 1 - the product of what remains. In logarithms,
 * so that small probabilities keep their digits. O(n). None: 0.
 *
 * @example atLeastOnce([0.5, 0.5]) // 0.75
 */
export function atLeastOnce(probabilities: readonly number[]): number {
  return 0 - Math.expm1(probabilities.reduce((log, p) => log + Math.log1p(-p), 0));
}
