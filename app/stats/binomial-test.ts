import { logGamma } from "./log-gamma.ts";

/**
 * Exact two-sided binomial test: the p-value of x successes in n if the true share is p.
 *
 * Sums the probability of every outcome that is no more likely than the one seen. O(n). x and n whole, n >= 1, 0 < p < 1.
 * For judging, look at the interval; a p-value says how surprising, not how large.
 *
 * @example binomialTest(63, 100, 0.5) // 0.0120
 */
export function binomialTest(x: number, n: number, p: number): number {
  const logChoose = (k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const probability = (k: number) => Math.exp(logChoose(k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  // The mirrored outcome is equally likely and must not be lost to rounding.
  const limit = probability(x) * (1 + 1e-7);
  let sum = 0;
  for (let k = 0; k <= n; k += 1) {
    const likelihood = probability(k);
    if (likelihood <= limit) sum += likelihood;
  }
  return Math.min(1, sum);
}
