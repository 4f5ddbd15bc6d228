import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * P(X >= k) for X binomial(n, p): how often a rater with skill p passes "at least k of n right".
 *
 * @example binomialTail(27, 31, 0.85) // 0.494: more than 26 of 31, a true 85 % rater
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return incompleteBeta(p, k, n - k + 1);
}
