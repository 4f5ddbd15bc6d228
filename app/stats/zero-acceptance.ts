import { hypergeometricCdf } from "./hypergeometric-tail.ts";

/**
 * The smallest sample which, all of it free of defects, shows with the given confidence that less than `share` of a lot is
 * defective: P(no defect | share) <= 1 - confidence. Of a large lot (1 - share)^n; with `lot` drawn without replacement from
 * that many, where the lot has the least whole number of defects that reaches the share.
 *
 * @example zeroAcceptanceSize(0.01) // 299
 * @example zeroAcceptanceSize(0.01, 0.95, 1000) // 258
 */
export function zeroAcceptanceSize(share: number, confidence = 0.95, lot?: number): number {
  // A hair below a whole number is rounding: 59 must not become 60.
  const large = Math.ceil(Math.log(1 - confidence) / Math.log(1 - share) - 1e-9);
  if (lot === undefined) return large;
  const defects = Math.max(1, Math.ceil(share * lot - 1e-9));
  let low = 1;
  let high = Math.min(lot, large);
  // Without replacement never needs more, and P(0) falls with n: bisection.
  if (hypergeometricCdf(0, high, defects, lot) > 1 - confidence + 1e-9) return lot;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hypergeometricCdf(0, middle, defects, lot) <= 1 - confidence + 1e-9) high = middle;
    else low = middle + 1;
  }
  return low;
}
