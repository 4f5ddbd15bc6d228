/**
 * Krippendorff's coincidence matrix: how often two raters of one unit gave categories c and k, each unit's pairs weighing
 * 1 / (raters - 1) so that a unit counts as many values as it has raters. Symmetric, flat, `categories` squared.
 *
 * Source: Krippendorff, "Computing Krippendorff's alpha-reliability" (2011).
 */
export interface Coincidences {
  categories: number;
  cells: Float64Array;
}

export function emptyCoincidences(categories: number): Coincidences {
  return { categories, cells: new Float64Array(categories * categories) };
}

/** Of a whole table of item × category counts; items with fewer than two raters add nothing. O(items × categories²). */
export function coincidencesOf(table: readonly ArrayLike<number>[], categories: number): Coincidences {
  const whole = emptyCoincidences(categories);
  for (const counts of table)
    eachCoincidence(categories, counts, counts, (cell, amount) => {
      whole.cells[cell] = (whole.cells[cell] ?? 0) + amount;
    });
  return whole;
}

/**
 * What one unit adds, cell by cell. `squares[c]` is the sum of squared rater weights in c (the counts themselves when
 * weights are 1). A weight of k on all its raters adds what k such units would.
 */
export function eachCoincidence(
  categories: number,
  counts: ArrayLike<number>,
  squares: ArrayLike<number>,
  add: (cell: number, amount: number) => void,
): void {
  let sum = 0;
  let self = 0;
  for (let c = 0; c < categories; c += 1) {
    sum += counts[c] ?? 0;
    self += squares[c] ?? 0;
  }
  const pairs = sum * sum - self;
  if (!(pairs > 1e-12)) return;
  for (let c = 0; c < categories; c += 1) {
    const n = counts[c] ?? 0;
    if (n === 0) continue;
    add(c * categories + c, (sum * (n * n - (squares[c] ?? 0))) / pairs);
    for (let k = 0; k < categories; k += 1)
      if (k !== c && (counts[k] ?? 0) > 0) add(c * categories + k, (sum * n * (counts[k] ?? 0)) / pairs);
  }
}
