import { rawAgreement } from "./pairwise-agreement.ts";

/**
 * Fleiss' kappa from item × category counts: agreement of interchangeable raters beyond the chance agreement of the
 * category shares. Defined for the same number of raters on every item; where it varies this is Gwet's generalisation
 * (agreement over items with two or more raters, category shares as the mean of the items' shares). null when undefined:
 * no item with two raters, or one category only. With missing labels prefer Krippendorff's alpha.
 *
 * Source: Fleiss, Psychol. Bull. 76 (1971) 378; Gwet, Handbook of Inter-Rater Reliability (2014).
 */
export function fleissKappa(table: readonly ArrayLike<number>[]): number | null {
  const agreement = rawAgreement(table);
  if (agreement === null) return null;
  const chance = categoryShares(table).reduce((sum, share) => sum + share * share, 0);
  return chance < 1 - 1e-12 ? (agreement - chance) / (1 - chance) : null;
}

/** Mean over rated items of each category's share of the item's labels. */
export function categoryShares(table: readonly ArrayLike<number>[]): number[] {
  const rows = table.map((counts) => Array.from(counts)).filter((counts) => counts.some((count) => count > 0));
  const categories = rows.reduce((most, counts) => Math.max(most, counts.length), 0);
  return Array.from({ length: categories }, (_, c) =>
    rows.reduce(
      (sum, counts) => sum + (counts[c] ?? 0) / counts.reduce((total, count) => total + count, 0) / rows.length,
      0,
    ),
  );
}
