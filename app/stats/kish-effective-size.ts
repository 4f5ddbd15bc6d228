/**
 * Kish's effective sample size (sum w)^2 / (sum w^2): how many equally weighted rows would be as informative. n when all
 * weights are equal, less the more they differ; 0 for no rows. Weights >= 0, their scale does not matter.
 *
 * Source: Kish, Survey Sampling (1965), section 11.7.
 *
 * @example kishEffectiveSize([1, 1, 1, 0.5]) // 3.769
 */
export function kishEffectiveSize(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? 0;
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}
