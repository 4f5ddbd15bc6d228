/** How the weights of a release spread: one bin a weight where they are few, bins of equal width where they are many. */
import type { PairsByWeight } from "./counts.ts";

export interface WeightBin {
  from: number;
  /** The first weight beyond it; null for a bin of one weight. */
  below: number | null;
  pairs: number;
}

/** Weights as they are told, to two decimals; both ends are part of it, null is open. */
export interface WeightRange {
  least: number | null;
  most: number | null;
}

/** The weights that a bin counts. */
export function rangeOfBin({ from, below }: Pick<WeightBin, "from" | "below">): WeightRange {
  return { least: from, most: below === null ? from : (hundredthsOf(below) - 1) / 100 };
}

export function isInRange(weight: number, { least, most }: WeightRange): boolean {
  const at = hundredthsOf(weight);
  return (least === null || at >= hundredthsOf(least)) && (most === null || at <= hundredthsOf(most));
}

export function pairsInRange(weights: PairsByWeight, range: WeightRange): number {
  return weights.reduce((sum, { weight, pairs }) => sum + (isInRange(weight, range) ? pairs : 0), 0);
}

/** As parameters of the page of pairs. */
export function paramsOfRange({ least, most }: WeightRange): string {
  const ends = [
    ["weightMin", least],
    ["weightMax", most],
  ] as const;
  return new URLSearchParams(ends.flatMap(([name, end]) => (end === null ? [] : [[name, end.toFixed(2)]]))).toString();
}

/** What cannot be read is open. */
export function rangeOfParams(params: URLSearchParams): WeightRange {
  const end = (name: string) => {
    const text = params.get(name)?.trim().replace(",", ".") ?? "";
    return /^\d{1,6}(\.\d{1,6})?$/.test(text) ? hundredthsOf(Number(text)) / 100 : null;
  };
  return { least: end("weightMin"), most: end("weightMax") };
}

/** Told to two decimals, in hundredths weights are whole. */
function hundredthsOf(weight: number): number {
  return Math.round(weight * 100);
}

const MOST_BINS = 15;
/** Widths that a reader adds up easily, in hundredths. */
const WIDTHS = [5, 10, 20, 25, 50, 100];

/** Smallest weights first; empty bins between others stay, those at the ends do not. */
export function weightBins(weights: PairsByWeight): WeightBin[] {
  if (weights.length <= MOST_BINS) return weights.map(({ weight, pairs }) => ({ from: weight, below: null, pairs }));
  const counted = weights.map(({ weight, pairs }) => ({ at: hundredthsOf(weight), pairs }));
  const [low, high] = [counted[0]?.at ?? 0, counted.at(-1)?.at ?? 0];
  const width = widthFor(low, high);
  const first = Math.floor(low / width);
  const bins = Array.from({ length: Math.floor(high / width) - first + 1 }, (_, i) => ({
    from: ((first + i) * width) / 100,
    below: ((first + i + 1) * width) / 100,
    pairs: 0,
  }));
  for (const { at, pairs } of counted) {
    const bin = bins[Math.floor(at / width) - first];
    if (bin) bin.pairs += pairs;
  }
  return bins;
}

function widthFor(low: number, high: number): number {
  const fits = (width: number) => Math.floor(high / width) - Math.floor(low / width) < MOST_BINS;
  const known = WIDTHS.find(fits);
  if (known) return known;
  let width = WIDTHS.at(-1) as number;
  while (!fits(width)) width *= 2;
  return width;
}
