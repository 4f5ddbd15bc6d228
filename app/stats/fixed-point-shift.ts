/**
 * Where the fixed points of a slow iteration go when its data change a little, from its first two steps out of the old one.
 *
 * `first` and `second` are the changes of many statistics (or of one, in many resamples) in the first and the second step.
 * Steps of an iteration that converges linearly shrink by one and the same rate in the end: it is estimated from all of them
 * together, and the steps that were not made are added as a geometric series (Aitken). Expectation-maximisation moves by the
 * share of the information that is not missing, so without this a jackknife by one step finds too small a spread.
 *
 * @example fixedPointShift([1], [0.5]) // [2] = 1 + 0.5 + 0.25 + …
 */
export function fixedPointShift(first: readonly number[], second: readonly number[]): number[] {
  let products = 0;
  let squares = 0;
  for (const [i, step] of first.entries()) {
    const next = second[i] ?? Number.NaN;
    if (Number.isNaN(step) || Number.isNaN(next)) continue;
    products += step * next;
    squares += step * step;
  }
  const rate = squares > 0 ? Math.min(0.9, Math.max(0, products / squares)) : 0;
  return first.map((step, i) => step + (second[i] ?? Number.NaN) / (1 - rate));
}
