/** How much a pair of labels agrees, by category: 1 same, 0 different, between for partial credit. */
export type AgreementScore = (a: number, b: number) => number;

export const SAME: AgreementScore = (a, b) => (a === b ? 1 : 0);

/**
 * Agreement of one item: the share of its pairs of raters that agree, sum n_c (n_c - 1) / (r (r - 1)).
 *
 * `counts[c]` is the (weighted) number of raters in category c and `squares[c]` the sum of their squared weights, which is
 * the same number when weights are 1: it takes out the pairs of a rater with himself. null below two raters.
 */
export function pairwiseAgreement(
  counts: ArrayLike<number>,
  squares: ArrayLike<number> = counts,
  score: AgreementScore = SAME,
): number | null {
  let sum = 0;
  let self = 0;
  let agreed = 0;
  for (let a = 0; a < counts.length; a += 1) {
    const n = counts[a] ?? 0;
    if (n === 0) continue;
    sum += n;
    self += squares[a] ?? 0;
    agreed += n * n - (squares[a] ?? 0);
    for (let b = a + 1; b < counts.length; b += 1) agreed += 2 * score(a, b) * n * (counts[b] ?? 0);
  }
  const pairs = sum * sum - self;
  return pairs > 1e-12 ? agreed / pairs : null;
}

/**
 * Raw (percent) pairwise agreement of a table of item × category counts: the mean over items with two or more raters.
 * null without such an item. O(items × categories²).
 *
 * @example rawAgreement([[3, 0], [2, 1], [0, 3], [1, 2]]) // (1 + 1/3 + 1 + 1/3) / 4
 */
export function rawAgreement(table: readonly ArrayLike<number>[], score: AgreementScore = SAME): number | null {
  const values = table.map((counts) => pairwiseAgreement(counts, counts, score)).filter((value) => value !== null);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
