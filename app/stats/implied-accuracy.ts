import { binomialTail } from "./binomial-tail.ts";

/**
 * How often each annotator picks the better side, if all are equally good, independent, and no item is harder than another:
 * agreement A = q² + (1 - q)² gives q = (1 + sqrt(2A - 1)) / 2. At A = 0.5 annotators toss coins; below, no q gives so
 * little agreement and q is 0.5.
 *
 * The same A also comes from a mixture of clear and contested items, for which q means nothing: show it with that caveat.
 *
 * @example impliedAccuracy(0.726) // 0.8362
 */
export function impliedAccuracy(agreement: number): number {
  return (1 + Math.sqrt(Math.max(0, 2 * agreement - 1))) / 2;
}

/**
 * How often the majority of n such annotators is right; an even n that splits tosses a coin (Condorcet).
 *
 * @example majorityAccuracy(0.8362, 3) // 0.9283
 */
export function majorityAccuracy(accuracy: number, n: number): number {
  const half = n / 2;
  if (n % 2 === 1) return binomialTail((n + 1) / 2, n, accuracy);
  return (binomialTail(half, n, accuracy) + binomialTail(half + 1, n, accuracy)) / 2;
}
