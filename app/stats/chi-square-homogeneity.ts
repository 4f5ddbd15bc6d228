import { upperIncompleteGamma } from "./incomplete-gamma.ts";

/**
 * Pearson's chi-square that two samples of counts come from one distribution: the sum over categories and samples of
 * (observed - expected)² / expected, with (used categories - 1) degrees of freedom. A category that neither sample used
 * counts for nothing. null when a sample is empty or one category is all there is.
 *
 * It grows with n: with 1,000 labels each a harmless shift is "significant". It is shown, and never a gate.
 *
 * @example chiSquareHomogeneity([200, 500, 300], [100, 600, 300]) // { statistic: 42.42, df: 2, p: 6.1e-10 }
 */
export function chiSquareHomogeneity(
  a: readonly number[],
  b: readonly number[],
): { statistic: number; df: number; p: number } | null {
  const sumA = a.reduce((sum, one) => sum + one, 0);
  const sumB = b.reduce((sum, one) => sum + one, 0);
  if (!(sumA > 0 && sumB > 0)) return null;
  let statistic = 0;
  let used = 0;
  for (let c = 0; c < Math.max(a.length, b.length); c += 1) {
    const both = (a[c] ?? 0) + (b[c] ?? 0);
    if (!(both > 0)) continue;
    used += 1;
    const expectedA = (both * sumA) / (sumA + sumB);
    const expectedB = both - expectedA;
    statistic += ((a[c] ?? 0) - expectedA) ** 2 / expectedA + ((b[c] ?? 0) - expectedB) ** 2 / expectedB;
  }
  const df = used - 1;
  return df > 0 ? { statistic, df, p: upperIncompleteGamma(df / 2, statistic / 2) } : null;
}
