/**
 * Sorts row numbers by what a column of whole numbers says of each; equal ones keep their order. Number and place make one key,
 * so that keys are sorted as numbers, several times as fast as by a function that compares two rows.
 *
 * @returns false where a key would be no safe integer (fractions, or a span of more than 2^53 / rows): the rows are as they were.
 *
 * @example sortByColumn(Uint32Array.of(0, 1, 2), Float64Array.of(7, 5, 7)) // rows 1, 0, 2
 */
export function sortByColumn(rows: Uint32Array, column: Float64Array): boolean {
  const n = rows.length;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < n; at += 1) least = Math.min(least, column[rows[at] as number] as number);
  const keys = new Float64Array(n);
  for (let at = 0; at < n; at += 1) {
    const key = ((column[rows[at] as number] as number) - least) * n + at;
    if (!Number.isSafeInteger(key)) return false;
    keys[at] = key;
  }
  keys.sort();
  const before = rows.slice();
  for (let at = 0; at < n; at += 1) rows[at] = before[(keys[at] as number) % n] as number;
  return true;
}
