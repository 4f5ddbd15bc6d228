import { type Disagreement, UNWEIGHTED } from "./cohen-kappa.ts";

/**
 * Standard error of Cohen's (weighted) kappa if two raters agreed by chance alone: kappa divided by it is the z of printed
 * tests. Not for intervals. null where kappa is undefined.
 *
 * Source: Fleiss, Cohen and Everitt, Psychol. Bull. 72 (1969) 323.
 */
export function cohenNullError(
  table: readonly ArrayLike<number>[],
  disagreement: Disagreement = UNWEIGHTED,
): number | null {
  const size = table.length;
  const place = Array.from({ length: size }, (_, i) => i);
  const n = sum(table.map((row) => sum(place.map((j) => row[j] ?? 0))));
  if (!(n > 0)) return null;
  const rows = place.map((i) => sum(place.map((j) => table[i]?.[j] ?? 0)) / n);
  const columns = place.map((j) => sum(place.map((i) => table[i]?.[j] ?? 0)) / n);
  const byRow = place.map((i) => sum(columns.map((share, j) => share * disagreement(i, j))));
  const byColumn = place.map((j) => sum(rows.map((share, i) => share * disagreement(i, j))));
  const expected = sum(rows.map((share, i) => share * (byRow[i] ?? 0)));
  if (!(expected > 1e-12)) return null;
  const squares = sum(
    rows.flatMap((p, i) =>
      columns.map((q, j) => p * q * (disagreement(i, j) - (byRow[i] ?? 0) - (byColumn[j] ?? 0)) ** 2),
    ),
  );
  return Math.sqrt(Math.max(0, squares - expected ** 2) / n) / expected;
}

/**
 * The same of Fleiss' kappa with `raters` labels on each of `items` items, from the shares of the categories.
 *
 * Source: Fleiss, Nee and Landis, Psychol. Bull. 86 (1979) 974.
 */
export function fleissNullError(shares: readonly number[], items: number, raters: number): number | null {
  const spread = sum(shares.map((share) => share * (1 - share)));
  const skew = sum(shares.map((share) => share * (1 - share) * (1 - 2 * share)));
  const pairs = items * raters * (raters - 1);
  return spread > 1e-12 && pairs > 0 ? Math.sqrt((2 * (spread ** 2 - skew)) / pairs) / spread : null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
