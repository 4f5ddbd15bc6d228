import { studentTwoSidedP } from "./student-t.ts";

/** A share and the number of independent rows that it stands on. */
export interface ShareOfRows {
  value: number;
  effectiveN: number;
}

/**
 * p of "two independent shares differ by `margin` or less": the chance of a difference this large or larger, either way, at
 * the margin, where it is largest. The error is Agresti and Caffo's, one success and one failure added to each sample, so that
 * it is never 0; the distribution is Student's with Welch's degrees of freedom, because the normal's tails are too light for p
 * that are adjusted over many. With margin 0 it tests whether two shares are equal.
 *
 * Counted out over two binomials its level is held from twenty rows a side on; where one side has 20 rows and the other 60 to
 * 200, a p of 0.002 is worth up to 0.004. 1 when a sample is empty.
 *
 * Source: Agresti and Caffo, The American Statistician 54 (2000) 280; an interval as the hypothesis: Wellek, Testing
 * Statistical Hypotheses of Equivalence and Noninferiority (2010), its two sides exchanged.
 *
 * @example shiftBeyondMargin({ value: 0.9, effectiveN: 50 }, { value: 0.6, effectiveN: 50 }, 0.05) // 0.0022
 */
export function shiftBeyondMargin(a: ShareOfRows, b: ShareOfRows, margin: number): number {
  if (!(a.effectiveN > 0 && b.effectiveN > 0)) return 1;
  const [x, y] = [plusFour(a), plusFour(b)];
  const variance = x.variance + y.variance;
  const df = variance ** 2 / (x.variance ** 2 / (x.n - 1) + y.variance ** 2 / (y.n - 1));
  const distance = Math.abs(x.value - y.value);
  const beyond = (shift: number) => upperTail((distance - shift) / Math.sqrt(variance), df);
  return beyond(margin) + beyond(-margin);
}

function plusFour({ value, effectiveN }: ShareOfRows): { value: number; n: number; variance: number } {
  const n = effectiveN + 2;
  const share = (value * effectiveN + 1) / n;
  return { value: share, n, variance: (share * (1 - share)) / n };
}

function upperTail(t: number, df: number): number {
  const half = studentTwoSidedP(t, df) / 2;
  return t > 0 ? half : 1 - half;
}
