import { Z_95 } from "./normal-quantile.ts";

/**
 * The two-sided 95 % point of Student's t with `df` >= 1 degrees of freedom; exact at 1 and 2, to 0.004 at 3, to 0.001 from 4 on.
 *
 * Cornish-Fisher expansion in 1 / df. Source: Abramowitz and Stegun 26.7.5.
 *
 * @example studentQuantile95(10) // 2.228
 */
export function studentQuantile95(df: number): number {
  if (df <= 1) return 12.706204736432095;
  if (df <= 2) return 4.302652729911275;
  const z = Z_95;
  const z3 = z ** 3;
  const z5 = z ** 5;
  const z7 = z ** 7;
  const first = (z3 + z) / 4;
  const second = (5 * z5 + 16 * z3 + 3 * z) / 96;
  const third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;
  const fourth = (79 * z ** 9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160;
  return z + first / df + second / df ** 2 + third / df ** 3 + fourth / df ** 4;
}
