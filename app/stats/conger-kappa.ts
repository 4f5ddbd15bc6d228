import { type AgreementCoefficient, agreementCoefficient } from "./agreement-coefficient.ts";
import type { AgreementWeights } from "./agreement-weights.ts";
import { itemAgreement } from "./weighted-agreement.ts";

/**
 * Conger's kappa: Cohen's for any number of raters. Chance agreement is the mean over pairs of raters of what their own
 * category shares would give, so it needs to know who said what: `ratings[item][rater]` is a category number or null.
 * With two raters and no missing labels it is Cohen's kappa. null when undefined.
 *
 * Source: Conger, Psychol. Bull. 88 (1980) 322; standard error by linearisation as in Gwet (2014), chapter 5.
 */
export function congerKappa(
  ratings: readonly (readonly (number | null)[])[],
  weights: AgreementWeights,
): AgreementCoefficient | null {
  const rated = ratings.filter((row) => row.some((label) => label !== null));
  const raters = Math.max(0, ...rated.map((row) => row.length));
  const n = rated.length;
  const categories = weights.map((_, c) => c);
  const own = Array.from({ length: raters }, (_, g) => {
    const labels = rated.map((row) => row[g] ?? null).filter((label) => label !== null);
    return { n: labels.length, shares: categories.map((c) => share(labels, c)) };
  }).filter((rater) => rater.n > 0);
  const agreed = rated.map((row) =>
    itemAgreement(
      categories.map((c) => row.filter((label) => label === c).length),
      weights,
    ),
  );
  const paired = agreed.filter((one) => one !== null).length;
  const r = own.length;
  if (paired === 0 || r < 2) return null;
  // chance[g][k]: mean credit of rater g's label k against a label of each other rater.
  const credit = own.map(({ shares }) =>
    categories.map((k) => sum(shares.map((p, l) => (p * ((weights[k]?.[l] ?? 0) + (weights[l]?.[k] ?? 0))) / 2))),
  );
  const all = categories.map((k) => sum(credit.map((one) => one[k] ?? 0)));
  const chance = credit.map((one) => one.map((mine, k) => ((all[k] ?? 0) - mine) / (r - 1)));
  const ofRater = own.map(({ shares }, g) => sum(shares.map((p, k) => p * (chance[g]?.[k] ?? 0))));
  const expected = sum(ofRater) / r;
  if (!(expected < 1 - 1e-12)) return null;
  const observed = sum(agreed.filter((one) => one !== null)) / paired;
  const value = (observed - expected) / (1 - expected);
  const named = Array.from({ length: raters }, (_, g) => g).filter((g) =>
    rated.some((row) => (row[g] ?? null) !== null),
  );
  const squares = rated.map((row, i) => {
    const mine = agreed[i] ?? null;
    const excess = mine === null ? 0 : ((n / paired) * (mine - expected)) / (1 - expected);
    const moved = sum(
      named.map((column, g) => {
        const label = row[column] ?? null;
        if (label === null) return 0;
        return (n / (own[g]?.n ?? 1)) * ((chance[g]?.[label] ?? 0) - (ofRater[g] ?? 0));
      }),
    );
    return (excess - (2 * (1 - value) * moved) / r / (1 - expected) - value) ** 2;
  });
  return agreementCoefficient(observed, expected, value, Math.sqrt(sum(squares) / (n * (n - 1))), n);
}

function share(labels: readonly number[], category: number): number {
  return labels.filter((label) => label === category).length / labels.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
