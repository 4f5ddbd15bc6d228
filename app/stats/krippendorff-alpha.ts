import type { Coincidences } from "./coincidences.ts";

export type AlphaLevel = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's alpha, 1 - observed / expected disagreement: 1 perfect, 0 chance, negative systematic disagreement. Any
 * number of raters, missing labels, four levels of measurement. null when undefined: no two values to pair, or only one
 * category in use, where chance alone already agrees always.
 *
 * `values` are the numbers behind the categories, for interval and ratio; their order is the order of the ordinal level.
 * Ordinal distance uses the margins, (sum of n_g from c to k - (n_c + n_k) / 2)². O(categories²).
 *
 * Source: Krippendorff, Content Analysis (4th ed. 2018), chapter 12.
 */
export function krippendorffAlpha(
  { categories, cells }: Coincidences,
  level: AlphaLevel,
  values: readonly number[] = Array.from({ length: categories }, (_, c) => c),
): number | null {
  const margins = new Float64Array(categories);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const c = Math.floor(cell / categories);
    margins[c] = (margins[c] ?? 0) + (cells[cell] ?? 0);
  }
  const distance = distanceOf(level, margins, values);
  const n = margins.reduce((sum, margin) => sum + margin, 0);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < categories; c += 1)
    for (let k = c + 1; k < categories; k += 1) {
      const product = (margins[c] ?? 0) * (margins[k] ?? 0);
      if (product === 0) continue;
      const d = distance(c, k);
      observed += (cells[c * categories + k] ?? 0) * d;
      expected += product * d;
    }
  return n > 1 && expected > 0 ? 1 - ((n - 1) * observed) / expected : null;
}

function distanceOf(level: AlphaLevel, margins: Float64Array, values: readonly number[]) {
  const value = (c: number) => values[c] ?? 0;
  if (level === "nominal") return () => 1;
  if (level === "interval") return (c: number, k: number) => (value(c) - value(k)) ** 2;
  if (level === "ratio") return (c: number, k: number) => ((value(c) - value(k)) / (value(c) + value(k))) ** 2;
  const below = new Float64Array(margins.length + 1);
  for (let c = 0; c < margins.length; c += 1) below[c + 1] = (below[c] ?? 0) + (margins[c] ?? 0);
  const midRank = (c: number) => ((below[c] ?? 0) + (below[c + 1] ?? 0)) / 2;
  return (c: number, k: number) => (midRank(k) - midRank(c)) ** 2;
}
