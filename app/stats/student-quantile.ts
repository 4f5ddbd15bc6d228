import { Z_95 } from "./normal-quantile.ts";

const z = Z_95;
/** Of the powers of 1 / df in Cornish and Fisher's expansion. Intervals ask for it thousands of times: powers are taken once. */
const FIRST = (z ** 3 + z) / 4;
const SECOND = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
const THIRD = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
const FOURTH = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160;

/** Exact points, between which the logarithm is a cubic of 1 / df. */
const FEW = [1, 1.5, 2, 3].map((df) => 1 / df);
const LOG_OF_FEW = [12.706204736432095, 6.016663104427919, 4.302652729911275, 3.182446305284263].map(Math.log);

/**
 * The two-sided 95 % point of Student's t with `df` degrees of freedom, whole or not; exact at 1, 1.5, 2 and 3, to 0.0015
 * between them, to 0.004 just above 3 and to 0.001 from 4 on. Below 1 it is that of 1.
 *
 * Cornish-Fisher expansion in 1 / df above 3. Source: Abramowitz and Stegun 26.7.5.
 *
 * @example studentQuantile95(10) // 2.228
 */
export function studentQuantile95(df: number): number {
  if (df <= 1) return 12.706204736432095;
  if (df <= 3) return Math.exp(cubicOfFew(1 / df));
  const x = 1 / df;
  return z + x * (FIRST + x * (SECOND + x * (THIRD + x * FOURTH)));
}

/** Lagrange's. */
function cubicOfFew(x: number): number {
  return FEW.reduce(
    (sum, own, i) =>
      sum +
      (LOG_OF_FEW[i] as number) *
        FEW.reduce((product, other, j) => (i === j ? product : (product * (x - other)) / (own - other)), 1),
    0,
  );
}
