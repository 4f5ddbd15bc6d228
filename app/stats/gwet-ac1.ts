import { categoryShares } from "./fleiss-kappa.ts";
import { rawAgreement } from "./pairwise-agreement.ts";

/**
 * Gwet's AC1 from item × category counts: like kappa, but with a chance agreement that does not grow when nearly all labels
 * fall in one category; use it where one class holds more than about three quarters. `categories` is the size of the
 * contract's scale, used or not. null when no item has two raters or the scale has fewer than two categories.
 *
 * AC1 = (p_a - p_e) / (1 - p_e), p_e = sum pi_c (1 - pi_c) / (q - 1).
 *
 * Source: Gwet, Br. J. Math. Stat. Psychol. 61 (2008) 29.
 */
export function gwetAc1(table: readonly ArrayLike<number>[], categories: number): number | null {
  const agreement = rawAgreement(table);
  if (agreement === null || categories < 2) return null;
  const spread = categoryShares(table).reduce((sum, share) => sum + share * (1 - share), 0);
  const chance = spread / (categories - 1);
  return (agreement - chance) / (1 - chance);
}
