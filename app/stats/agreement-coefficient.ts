import { incompleteBeta } from "./incomplete-beta.ts";
import type { Interval } from "./interval.ts";
import { studentQuantile95 } from "./student-quantile.ts";

/** A chance-corrected agreement coefficient, (observed - expected) / (1 - expected). */
export interface AgreementCoefficient extends Interval {
  value: number;
  observed: number;
  expected: number;
  standardError: number;
  /** Two-sided, of value 0, by Student's t with n - 1 degrees of freedom. */
  pValue: number;
}

/**
 * Puts value, standard error and the 95 % interval value ± t(n - 1) · se together, the upper end never above 1, as in
 * Gwet's tables. `items` are those that the standard error was worked out over.
 */
export function agreementCoefficient(
  observed: number,
  expected: number,
  value: number,
  standardError: number,
  items: number,
): AgreementCoefficient {
  const half = standardError > 0 ? studentQuantile95(items - 1) * standardError : 0;
  const t = standardError > 0 ? value / standardError : Number.POSITIVE_INFINITY;
  const df = items - 1;
  const pValue = Number.isFinite(t) ? incompleteBeta(df / (df + t * t), df / 2, 0.5) : 0;
  return { value, observed, expected, standardError, pValue, low: value - half, high: Math.min(1, value + half) };
}
