import { normalCdf } from "./normal-cdf.ts";

/**
 * Cochran and Armitage's test of a trend in shares over ordered groups with scores (default 0, 1, 2 …):
 * z = sum s (x - n pbar) / sqrt(pbar (1 - pbar) (sum n s² - (sum n s)² / N)). z > 0: the share rises with the score;
 * z² is the chi-square with one degree of freedom. p two-sided. null with fewer than two groups or when all are alike.
 *
 * Source: Armitage, Biometrics 11 (1955) 375.
 *
 * @example cochranArmitage([83, 90, 129, 70], [86, 93, 136, 82]) // z² = 8.2249, p = 0.004132
 */
export function cochranArmitage(
  x: readonly number[],
  n: readonly number[],
  scores: readonly number[] = n.map((_, i) => i),
): { z: number; p: number } | null {
  const total = n.reduce((sum, size) => sum + size, 0);
  if (!(total > 0)) return null;
  const share = x.reduce((sum, count) => sum + count, 0) / total;
  let trend = 0;
  let first = 0;
  let second = 0;
  for (const [i, size] of n.entries()) {
    const score = scores[i] ?? i;
    trend += score * ((x[i] ?? 0) - size * share);
    first += size * score;
    second += size * score * score;
  }
  const variance = share * (1 - share) * (second - (first * first) / total);
  if (!(variance > 1e-12)) return null;
  const z = trend / Math.sqrt(variance);
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
}
