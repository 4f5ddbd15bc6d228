/**
 * Kendall's coefficient of concordance of m raters who ranked the same n things, W = 12 S / (m² (n³ - n) - m T): 1 the same
 * order by all, 0 none. S is the spread of the rank sums; T takes out ties, sum of (t³ - t) over groups of t tied ranks.
 * `scores[rater][thing]` in any unit: they are ranked here, ties sharing their mean rank. null below two raters or things,
 * or when every rater ranks everything alike.
 *
 * Source: Kendall and Babington Smith, Ann. Math. Stat. 10 (1939) 275; correction for ties as in Kendall (1970).
 *
 * @example kendallW([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]]) // 7 / 9
 */
export function kendallW(scores: readonly (readonly number[])[]): number | null {
  const m = scores.length;
  const n = scores[0]?.length ?? 0;
  if (m < 2 || n < 2) return null;
  const ranked = scores.map(midRanks);
  const ties = ranked.reduce((sum, { ties }) => sum + ties, 0);
  const sums = Array.from({ length: n }, (_, i) => ranked.reduce((sum, { ranks }) => sum + (ranks[i] ?? 0), 0));
  const mean = (m * (n + 1)) / 2;
  const spread = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const most = m * m * (n ** 3 - n) - m * ties;
  return most > 1e-9 ? (12 * spread) / most : null;
}

/** Mean ranks from 1, and the sum of t³ - t over groups of t equal scores. */
export function midRanks(scores: readonly number[]): { ranks: number[]; ties: number } {
  let ties = 0;
  const ranks = scores.map((score) => {
    const below = scores.filter((other) => other < score).length;
    const same = scores.filter((other) => other === score).length;
    ties += same * same - 1;
    return below + (same + 1) / 2;
  });
  return { ranks, ties };
}
