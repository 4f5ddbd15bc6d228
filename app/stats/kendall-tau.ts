/**
 * Kendall's tau-b of two rankings or ratings of the same things: (concordant - discordant) / sqrt of the pairs not tied in
 * each. 1 the same order, 0 none, -1 reversed. null when either ranks everything alike. O(n²): meant for short rankings.
 *
 * Source: Kendall, Biometrika 33 (1945) 239.
 *
 * @example kendallTau([1, 2, 3, 4], [1, 3, 2, 4]) // 2 / 3
 */
export function kendallTau(a: readonly number[], b: readonly number[]): number | null {
  let score = 0;
  let untiedA = 0;
  let untiedB = 0;
  for (let i = 0; i < a.length; i += 1)
    for (let j = i + 1; j < a.length; j += 1) {
      const one = Math.sign((a[i] ?? 0) - (a[j] ?? 0));
      const other = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
      score += one * other;
      untiedA += one * one;
      untiedB += other * other;
    }
  return untiedA > 0 && untiedB > 0 ? score / Math.sqrt(untiedA * untiedB) : null;
}
