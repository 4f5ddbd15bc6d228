import { type AgreementCoefficient, agreementCoefficient } from "./agreement-coefficient.ts";
import type { AgreementWeights } from "./agreement-weights.ts";
import { type ChanceRule, chanceAgreement, chanceSlope } from "./chance-agreement.ts";
import { categoryShares } from "./fleiss-kappa.ts";

/**
 * Fleiss' kappa (generalised), Gwet's AC1 and AC2, and Brennan and Prediger's coefficient, from item × category counts, with
 * any weights of partial agreement and any number of raters per item. Items with one rater add to the category shares
 * only. The standard error is for items drawn from many, raters fixed.
 *
 * null when undefined: no item with two raters, a scale of one category, or chance alone agreeing always.
 *
 * Source: Gwet, Handbook of Inter-Rater Reliability (2014), chapters 2, 3 and 5.
 *
 * @example weightedAgreement([[2, 0], [1, 1]], agreementWeights("identity", [1, 2]), "gwet")
 */
export function weightedAgreement(
  table: readonly ArrayLike<number>[],
  weights: AgreementWeights,
  rule: ChanceRule,
): AgreementCoefficient | null {
  const size = weights.length;
  const rated = table.map((counts) => Array.from({ length: size }, (_, c) => counts[c] ?? 0)).filter((one) => sum(one));
  const paired = rated.filter((counts) => sum(counts) > 1).length;
  if (paired === 0 || size < 2) return null;
  const shares = categoryShares(rated);
  const expected = chanceAgreement(rule, shares, weights);
  if (!(expected < 1 - 1e-12)) return null;
  const slope = chanceSlope(rule, shares, weights);
  const atShares = sum(shares.map((share, c) => share * (slope[c] ?? 0)));
  const agreed = rated.map((counts) => itemAgreement(counts, weights));
  const observed = sum(agreed.filter((one) => one !== null)) / paired;
  const value = (observed - expected) / (1 - expected);
  const n = rated.length;
  const squares = rated.map((counts, i) => {
    const own = agreed[i] ?? null;
    const excess = own === null ? 0 : ((n / paired) * (own - expected)) / (1 - expected);
    const chance = sum(counts.map((count, c) => count * (slope[c] ?? 0))) / sum(counts) - atShares;
    return (excess - (2 * (1 - value) * chance) / (1 - expected) - value) ** 2;
  });
  const standardError = Math.sqrt(sum(squares) / (n * (n - 1)));
  return agreementCoefficient(observed, expected, value, standardError, n);
}

/** Weighted share of agreeing pairs of the item's raters; null below two. */
export function itemAgreement(counts: readonly number[], weights: AgreementWeights): number | null {
  const raters = sum(counts);
  if (raters < 2) return null;
  const pairs = sum(
    counts.map((count, k) => count * (sum(counts.map((other, l) => (weights[k]?.[l] ?? 0) * other)) - 1)),
  );
  return pairs / (raters * (raters - 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
