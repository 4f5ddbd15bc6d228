/** Agreement credited to categories i and j: 1 for the same, down to 0. Square, in the order of the scale. */
export type AgreementWeights = readonly (readonly number[])[];

export const WEIGHTINGS = [
  "identity",
  "quadratic",
  "linear",
  "ordinal",
  "radical",
  "ratio",
  "circular",
  "bipolar",
] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

/**
 * The eight weightings of partial agreement, from the numbers behind the categories (by default 1 … q), ascending. The whole
 * scale belongs in `values`, used or not: a category that nobody used still spaces the others.
 *
 * With d = |x_i - x_j| and D its maximum: linear 1 - d / D; quadratic 1 - d² / D²; radical 1 - sqrt(d / D); ordinal
 * 1 - pairs of ranks from i to j / pairs of all ranks; ratio 1 - ((x_i - x_j) / (x_i + x_j))² / its maximum; circular
 * 1 - sin²(180° · d / (D + 1)) / its maximum; bipolar 1 - d² / ((x_i + x_j - 2 min) (2 max - x_i - x_j)) / its maximum.
 *
 * Source: Gwet, Handbook of Inter-Rater Reliability (2014), section 3.5. "Ordinal" here weighs by ranks and is not
 * Krippendorff's ordinal distance, which weighs by how often categories were used.
 *
 * @example agreementWeights("linear", [1, 2, 3])[0] // [1, 0.5, 0]
 */
export function agreementWeights(kind: Weighting, values: readonly number[]): AgreementWeights {
  const distances = values.map((x, i) => values.map((y, j) => (i === j ? 0 : distanceOf(kind, values, i, j, x, y))));
  const most = Math.max(0, ...distances.flat());
  return distances.map((row) => row.map((distance) => (most > 0 ? 1 - distance / most : 1)));
}

function distanceOf(kind: Weighting, values: readonly number[], i: number, j: number, x: number, y: number): number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const apart = Math.abs(x - y);
  const ranks = Math.abs(i - j) + 1;
  switch (kind) {
    case "identity":
      return 1;
    case "quadratic":
      return apart ** 2;
    case "linear":
      return apart;
    case "ordinal":
      return (ranks * (ranks - 1)) / 2;
    case "radical":
      return Math.sqrt(apart);
    case "ratio":
      return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
    case "circular":
      return Math.sin((Math.PI * apart) / (high - low + 1)) ** 2;
    case "bipolar": {
      const room = (x + y - 2 * low) * (2 * high - x - y);
      return room === 0 ? 0 : apart ** 2 / room;
    }
  }
}
