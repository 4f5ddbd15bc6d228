/** Stands in for the share of a category that one side never used: ln 0 has no value. */
const EMPTY = 1e-4;

/**
 * Population stability index, sum of (p - q) ln(p / q): how far two distributions over the same categories are apart.
 * By convention below 0.10 is stable and above 0.25 a major shift. Categories empty on both sides add nothing.
 *
 * @example populationStabilityIndex([0.2, 0.5, 0.3], [0.1, 0.6, 0.3]) // 0.087547
 */
export function populationStabilityIndex(p: readonly number[], q: readonly number[]): number {
  return usedBins(p, q).reduce((sum, [a, b]) => sum + (a - b) * Math.log(a / b), 0);
}

/** Pairs of shares of the categories in use, an empty side standing in as a small share. */
export function usedBins(p: readonly number[], q: readonly number[]): [number, number][] {
  return p.flatMap((share, i): [number, number][] => {
    const other = q[i] ?? 0;
    return share > 0 || other > 0 ? [[share || EMPTY, other || EMPTY]] : [];
  });
}
