import { type AgreementCoefficient, agreementCoefficient } from "./agreement-coefficient.ts";
import type { AgreementWeights } from "./agreement-weights.ts";
import { type ChanceRule, chanceAgreement, chanceSlope } from "./chance-agreement.ts";

/** `none` is percent agreement: nothing is taken off for chance. */
export type TwoRaterRule = "none" | "cohen" | "scott" | "gwet" | "brennan-prediger" | "krippendorff";

/**
 * Agreement of two raters from their square table (rows: first rater), with weights of partial agreement: percent agreement,
 * Cohen's kappa, Scott's pi, Gwet's AC1 / AC2, Brennan and Prediger's coefficient and Krippendorff's alpha. The standard
 * error is the large-sample one. null for an empty table and where chance alone agrees always.
 *
 * Source: Gwet, Handbook of Inter-Rater Reliability (2014), chapters 2, 3 and 5; Scott, Public Opin. Q. 19 (1955) 321.
 *
 * @example twoRaterAgreement([[20, 5], [10, 15]], agreementWeights("identity", [1, 2]), "cohen") // value 0.4
 */
export function twoRaterAgreement(
  table: readonly ArrayLike<number>[],
  weights: AgreementWeights,
  rule: TwoRaterRule,
): AgreementCoefficient | null {
  const cells = weights.flatMap((row, k) => row.map((weight, l) => ({ k, l, weight, count: table[k]?.[l] ?? 0 })));
  const n = sum(cells.map(({ count }) => count));
  if (!(n > 0)) return null;
  const { expected, first, second } = chanceOf(table, weights, rule, n);
  if (!(expected < 1 - 1e-12)) return null;
  const agreed = sum(cells.map(({ count, weight }) => (count * weight) / n));
  // In alpha a label is never paired with itself, which the 2n labels of two raters would be.
  const observed = rule === "krippendorff" ? agreed + (1 - agreed) / (2 * n) : agreed;
  const value = (observed - expected) / (1 - expected);
  const own = cells.map(({ k, l, weight }) => weight - (1 - value) * ((first[k] ?? 0) + (second[l] ?? 0)));
  const mean = sum(cells.map(({ count }, i) => (count * (own[i] ?? 0)) / n));
  const squares = sum(cells.map(({ count }, i) => (count * (own[i] ?? 0) ** 2) / n));
  const standardError = Math.sqrt(Math.max(0, squares - mean ** 2) / n) / (1 - expected);
  return agreementCoefficient(observed, expected, value, standardError, n);
}

/** Chance agreement, and what a label of the first and of the second rater adds to it. */
function chanceOf(table: readonly ArrayLike<number>[], weights: AgreementWeights, rule: TwoRaterRule, n: number) {
  const none = weights.map(() => 0);
  if (rule === "none") return { expected: 0, first: none, second: none };
  const rows = weights.map((_, k) => sum(weights.map((__, l) => table[k]?.[l] ?? 0)) / n);
  const columns = weights.map((_, l) => sum(weights.map((__, k) => table[k]?.[l] ?? 0)) / n);
  if (rule === "cohen") {
    const first = weights.map((row) => sum(row.map((weight, l) => weight * (columns[l] ?? 0))));
    const second = weights.map((_, l) => sum(weights.map((row, k) => (row[l] ?? 0) * (rows[k] ?? 0))));
    return { expected: sum(rows.map((share, k) => share * (first[k] ?? 0))), first, second };
  }
  const shares = rows.map((share, k) => (share + (columns[k] ?? 0)) / 2);
  const school: ChanceRule = rule === "gwet" || rule === "brennan-prediger" ? rule : "fleiss";
  const slope = chanceSlope(school, shares, weights);
  return { expected: chanceAgreement(school, shares, weights), first: slope, second: slope };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
