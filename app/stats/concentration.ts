/**
 * Herfindahl index: the sum of squared shares, 1 when one holds everything, 1/k when k hold equally. 0 for no counts.
 *
 * @example herfindahlIndex([50, 30, 20]) // 0.38
 */
export function herfindahlIndex(counts: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < counts.length; i += 1) {
    const count = counts[i] ?? 0;
    sum += count;
    squares += count * count;
  }
  return sum > 0 ? squares / (sum * sum) : 0;
}

/** Its inverse: how many equal holders would be as concentrated. `effectiveNumber([50, 30, 20]) // 2.63` */
export function effectiveNumber(counts: ArrayLike<number>): number {
  const index = herfindahlIndex(counts);
  return index > 0 ? 1 / index : 0;
}
