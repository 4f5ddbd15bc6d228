import { fQuantile } from "./f-distribution.ts";
import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * P(|T| >= |t|) for Student's t with `df` > 0 degrees of freedom, not necessarily whole; about 1e-13.
 *
 * Source: Abramowitz and Stegun 26.5.27.
 *
 * @example studentTwoSidedP(2.776445105, 4) // 0.05
 */
export function studentTwoSidedP(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/**
 * The t that |T| exceeds with probability 1 - `confidence`, from the F distribution, whose square root T is. For the few and
 * broken degrees of freedom of Welch's interval, where the expansion of `studentQuantile95` is too rough.
 *
 * @example studentTwoSidedQuantile(0.95, 2.5) // 3.5747
 */
export function studentTwoSidedQuantile(confidence: number, df: number): number {
  return Math.sqrt(fQuantile(confidence, 1, df));
}
