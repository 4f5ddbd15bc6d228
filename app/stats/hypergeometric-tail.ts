import { logGamma } from "./log-gamma.ts";

/**
 * P(X <= c) for the defects X in a sample of n drawn without replacement from a lot of N with D defects.
 *
 * @example hypergeometricCdf(3, 125, 20, 2000) // 0.9678
 */
export function hypergeometricCdf(c: number, n: number, defects: number, lot: number): number {
  const least = Math.max(0, n + defects - lot);
  let sum = 0;
  for (let x = least; x <= Math.min(c, n, defects); x += 1)
    sum += Math.exp(logChoose(defects, x) + logChoose(lot - defects, n - x) - logChoose(lot, n));
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
