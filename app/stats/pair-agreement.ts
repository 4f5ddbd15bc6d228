import type { AgreementWeights } from "./agreement-weights.ts";
import { type ChanceRule, chanceAgreement } from "./chance-agreement.ts";

export interface PairAgreement {
  value: number;
  observed: number;
  expected: number;
}

/**
 * An agreement coefficient from a symmetric table of pairs of labels (flat, categories squared; any total): observed and
 * chance agreement under `weights`, (observed - expected) / (1 - expected). Tables of units add up, which item × category
 * counts do not; where each unit adds its share of pairs it is `weightedAgreement` of the units with two raters or more.
 * null for an empty table, one category, and where chance alone agrees always.
 */
export function pairAgreement(
  cells: ArrayLike<number>,
  weights: AgreementWeights,
  rule: ChanceRule,
): PairAgreement | null {
  const size = weights.length;
  let total = 0;
  let agreed = 0;
  const shares = new Array<number>(size).fill(0);
  for (let k = 0; k < size; k += 1)
    for (let l = 0; l < size; l += 1) {
      const amount = cells[k * size + l] ?? 0;
      total += amount;
      agreed += amount * (weights[k]?.[l] ?? 0);
      shares[k] = (shares[k] ?? 0) + amount;
    }
  if (!(total > 0) || size < 2) return null;
  const expected = chanceAgreement(
    rule,
    shares.map((amount) => amount / total),
    weights,
  );
  const observed = agreed / total;
  return expected < 1 - 1e-12 ? { value: (observed - expected) / (1 - expected), observed, expected } : null;
}
