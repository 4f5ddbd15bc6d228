/** Disagreement of two categories, 0 for none; only its proportions matter. */
export type Disagreement = (a: number, b: number) => number;

export const UNWEIGHTED: Disagreement = (a, b) => (a === b ? 0 : 1);
export const LINEAR: Disagreement = (a, b) => Math.abs(a - b);
export const QUADRATIC: Disagreement = (a, b) => (a - b) ** 2;

export interface Kappa {
  value: number;
  /** Large-sample standard error for independent items. */
  standardError: number;
  /** d kappa per additional item in each cell of the table, times the number of items: the items' influence. */
  influence: number[][];
}

/**
 * Cohen's kappa of two raters from their square table (rows: first rater), (p_o - p_e) / (1 - p_e); weighted when partial
 * disagreement is given. Counts may be fractional. null for an empty table and when chance alone agrees always (p_e = 1).
 *
 * With much of one category kappa is low although raters agree (the kappa paradox): show raw agreement beside it.
 *
 * Source: Cohen (1960, 1968); standard error of Fleiss, Cohen and Everitt, Psychol. Bull. 72 (1969) 323.
 *
 * @example cohenKappa([[20, 5], [10, 15]]) // value 0.4
 */
export function cohenKappa(table: readonly ArrayLike<number>[], disagreement: Disagreement = UNWEIGHTED): Kappa | null {
  const size = table.length;
  const cells = table.map((row) => Array.from({ length: size }, (_, j) => row[j] ?? 0));
  const n = cells.flat().reduce((sum, count) => sum + count, 0);
  if (!(n > 0)) return null;
  const rows = cells.map((row) => row.reduce((sum, count) => sum + count, 0) / n);
  const columns = rows.map((_, j) => cells.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n);
  const mean = (shares: readonly number[], of: (k: number) => number) =>
    shares.reduce((sum, share, k) => sum + share * of(k), 0);
  // Expected disagreement of each row with a random column label, and the reverse.
  const byRow = rows.map((_, i) => mean(columns, (j) => disagreement(i, j)));
  const byColumn = columns.map((_, j) => mean(rows, (i) => disagreement(i, j)));
  const expected = mean(rows, (i) => byRow[i] ?? 0);
  if (!(expected > 1e-12)) return null;
  const observed =
    cells.reduce((sum, row, i) => sum + row.reduce((part, count, j) => part + count * disagreement(i, j), 0), 0) / n;
  const value = 1 - observed / expected;
  const influence = cells.map((row, i) =>
    row.map(
      (_, j) => ((1 - value) * ((byRow[i] ?? 0) + (byColumn[j] ?? 0) - expected) - disagreement(i, j)) / expected,
    ),
  );
  const squares = cells.reduce(
    (sum, row, i) => sum + row.reduce((part, count, j) => part + count * (influence[i]?.[j] ?? 0) ** 2, 0),
    0,
  );
  return { value, standardError: Math.sqrt(squares) / n, influence };
}
