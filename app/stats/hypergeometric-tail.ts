import { logGamma } from "./log-gamma.ts";

/** Terms this much smaller than their sum no longer change it. */
const NEGLIGIBLE = 1e-17;

/**
 * P(X <= c) for the defects X in a sample of n drawn without replacement from a lot of N with D defects.
 *
 * Summed from c downwards, each term from the one above it: far out in a tail a few terms are all there is.
 *
 * @example hypergeometricCdf(3, 125, 20, 2000) // 0.9678
 */
export function hypergeometricCdf(c: number, n: number, defects: number, lot: number): number {
  const least = Math.max(0, n + defects - lot);
  const most = Math.min(c, n, defects);
  if (most < least) return 0;
  let term = Math.exp(logChoose(defects, most) + logChoose(lot - defects, n - most) - logChoose(lot, n));
  let sum = term;
  for (let x = most; x > least; x -= 1) {
    const ratio = (x * (lot - defects - n + x)) / ((defects - x + 1) * (n - x + 1));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * NEGLIGIBLE) break;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
