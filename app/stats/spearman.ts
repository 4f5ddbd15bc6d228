/**
 * Spearman's rank correlation, -1 … 1: Pearson's of the ranks, ties at their mean rank. NaN (not defined) with fewer than
 * two pairs or when either side is all ties; callers ask for it.
 *
 * Source: Spearman, Am. J. Psychol. 15 (1904) 72.
 *
 * @example spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) // 0.8208
 */
export function spearman(x: readonly number[], y: readonly number[]): number {
  const a = midRanks(x);
  const b = midRanks(y);
  const mean = (x.length + 1) / 2;
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [i, rank] of a.entries()) {
    const other = (b[i] ?? mean) - mean;
    product += (rank - mean) * other;
    squaresA += (rank - mean) ** 2;
    squaresB += other ** 2;
  }
  return squaresA > 0 && squaresB > 0 ? product / Math.sqrt(squaresA * squaresB) : Number.NaN;
}

/** Ranks from 1; equal values share the mean of their ranks. */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let at = start; at <= end; at += 1) ranks[order[at] ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}
