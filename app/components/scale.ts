/** Chart geometry, pure. */
export interface Range {
  min: number;
  max: number;
}

/** Maps a value of `from` onto `to` (which may run backwards). A range without extent maps to the middle. */
export function linear(from: Range, to: Range): (value: number) => number {
  const extent = from.max - from.min;
  if (extent === 0) return () => (to.min + to.max) / 2;
  return (value) => to.min + ((value - from.min) / extent) * (to.max - to.min);
}

/**
 * Round tick values inside a range: steps of 1, 2 or 5 times a power of ten, about `count` of them.
 *
 * @example ticks({ min: 0.82, max: 1 }, 4) // [0.85, 0.9, 0.95, 1]
 */
export function ticks({ min, max }: Range, count: number): number[] {
  if (!(max > min)) return [min];
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The range of the finite values, widened by `pad` of its extent on both sides as far as `limits` go; no value is cut off. */
export function paddedRange(values: readonly number[], pad: number, limits: Range): Range {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const room = high > low ? (high - low) * pad : Math.abs(high) * 0.05 || 0.05;
  return {
    min: Math.min(low, Math.max(limits.min, low - room)),
    max: Math.max(high, Math.min(limits.max, high + room)),
  };
}
