import { type AgreementCoefficient, agreementCoefficient } from "./agreement-coefficient.ts";
import type { AgreementWeights } from "./agreement-weights.ts";
import { chanceAgreement, chanceSlope } from "./chance-agreement.ts";

/**
 * Krippendorff's alpha with weights of partial agreement, and the standard error that Gwet gives it. Items with one rater
 * are left out. With identity, quadratic or ratio weights it is the nominal, interval or ratio alpha of
 * `krippendorff-alpha.ts`; "ordinal" weights give another number than his ordinal level. null when undefined.
 *
 * Source: Gwet, Handbook of Inter-Rater Reliability (2014), chapters 2 and 5.
 */
export function weightedAlpha(
  table: readonly ArrayLike<number>[],
  weights: AgreementWeights,
): AgreementCoefficient | null {
  const size = weights.length;
  const rows = table
    .map((counts) => Array.from({ length: size }, (_, c) => counts[c] ?? 0))
    .filter((one) => sum(one) > 1);
  const n = rows.length;
  if (n === 0) return null;
  const labels = sum(rows.map(sum));
  const mean = labels / n;
  const shares = weights.map((_, c) => sum(rows.map((counts) => counts[c] ?? 0)) / labels);
  const expected = chanceAgreement("fleiss", shares, weights);
  if (!(expected < 1 - 1e-12)) return null;
  const slope = chanceSlope("fleiss", shares, weights);
  const own = rows.map((counts) => {
    const pairs = counts.map((count, k) => count * (sum(counts.map((other, l) => (weights[k]?.[l] ?? 0) * other)) - 1));
    return sum(pairs) / (mean * (sum(counts) - 1));
  });
  const uncorrected = sum(own) / n;
  // A label is never paired with itself: the small-sample term of the coincidence matrix.
  const observed = uncorrected + (1 - uncorrected) / labels;
  const value = (observed - expected) / (1 - expected);
  const prime = (uncorrected - expected) / (1 - expected);
  const squares = rows.map((counts, i) => {
    const extra = (sum(counts) - mean) / mean;
    const agreed = ((own[i] ?? 0) - observed * extra - expected) / (1 - expected);
    const chance = sum(counts.map((count, c) => count * (slope[c] ?? 0))) / mean - expected * extra - expected;
    return (agreed - (2 * (1 - prime) * chance) / (1 - expected) - prime) ** 2;
  });
  return agreementCoefficient(observed, expected, value, Math.sqrt(sum(squares) / (n * (n - 1))), n);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
