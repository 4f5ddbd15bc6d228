import type { AgreementWeights } from "./agreement-weights.ts";

/**
 * What raters would agree on by chance, each school in its own way, from the shares pi of the categories and the weights w
 * of partial agreement:
 * - `fleiss` (Scott, Fleiss): both draw from the shares in use, sum w_kl pi_k pi_l;
 * - `gwet` (AC1, AC2): T / (q (q - 1)) · sum pi_k (1 - pi_k), T the sum of w: small where one category holds nearly all;
 * - `brennan-prediger`: both draw evenly from the scale, T / q².
 */
export type ChanceRule = "fleiss" | "gwet" | "brennan-prediger";

export function chanceAgreement(rule: ChanceRule, shares: readonly number[], weights: AgreementWeights): number {
  const size = weights.length;
  if (rule === "brennan-prediger") return totalOf(weights) / size ** 2;
  if (rule === "gwet")
    return (totalOf(weights) / (size * (size - 1))) * shares.reduce((sum, share) => sum + share * (1 - share), 0);
  return shares.reduce((sum, share, k) => sum + share * weightedShare(weights, shares, k), 0);
}

/** Half the slope of chance agreement in each category's share: what an item's own shares add to it, to first order. */
export function chanceSlope(rule: ChanceRule, shares: readonly number[], weights: AgreementWeights): number[] {
  const size = weights.length;
  if (rule === "brennan-prediger") return shares.map(() => 0);
  if (rule === "gwet") return shares.map((share) => (totalOf(weights) / (size * (size - 1))) * (1 - share));
  return shares.map((_, k) => weightedShare(weights, shares, k));
}

/** Mean weight of category k with a draw from the shares; both directions, as weights need not be symmetric. */
function weightedShare(weights: AgreementWeights, shares: readonly number[], k: number): number {
  return shares.reduce((sum, share, l) => sum + ((weights[k]?.[l] ?? 0) + (weights[l]?.[k] ?? 0)) * 0.5 * share, 0);
}

function totalOf(weights: AgreementWeights): number {
  return weights.flat().reduce((sum, weight) => sum + weight, 0);
}
