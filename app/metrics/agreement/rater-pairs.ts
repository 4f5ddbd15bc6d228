/** The cross tables of annotator pairs that share enough comparisons. */
import type { BatchView } from "../batch-view.ts";
import { sideOf } from "../rows.ts";
import { sharedComparisons } from "./shared-comparisons.ts";
import { eachUnit, type Unit } from "./units.ts";

const SIDES = 3;

/** One pair: `a` < `b` are annotator numbers, `table[side of a][side of b]` the weighted comparisons, `n` their number. */
export interface RaterPair {
  a: number;
  b: number;
  n: number;
  table: number[][];
}

export interface RaterPairs {
  pairs: RaterPair[];
  /** Place in `pairs`, or -1. */
  placeOf(a: number, b: number): number;
}

/**
 * Pairs with at least `fewest` shared comparisons, by number of annotators. Annotators who share fewer with anybody are
 * left out first, so that memory follows the pairs that can qualify and not all that ever met.
 */
export function raterPairs(view: BatchView, fewest: number): RaterPairs {
  const annotators = view.names.annotators.length;
  const shared = new Uint32Array(annotators);
  for (const row of sharedComparisons(view).row) {
    const annotator = view.judgments.annotator[row] as number;
    shared[annotator] = (shared[annotator] as number) + 1;
  }
  const slots = new Map<number, number>();
  let tables = new Float64Array(64 * SIDES * SIDES);
  const counts: number[] = [];
  eachSideUnit(view, (unit) =>
    eachPair(unit, (one, other, weight) => {
      const a = unit.annotator[one] as number;
      const b = unit.annotator[other] as number;
      if ((shared[a] as number) < fewest || (shared[b] as number) < fewest) return;
      const key = a * annotators + b;
      let slot = slots.get(key);
      if (slot === undefined) {
        slot = slots.size;
        slots.set(key, slot);
        counts.push(0);
        if (slots.size * SIDES * SIDES > tables.length) tables = doubled(tables);
      }
      counts[slot] = (counts[slot] as number) + 1;
      const cell = slot * SIDES * SIDES + (unit.label[one] as number) * SIDES + (unit.label[other] as number);
      tables[cell] = (tables[cell] as number) + weight;
    }),
  );
  const places = new Map<number, number>();
  const pairs: RaterPair[] = [];
  for (const [key, slot] of slots) {
    const n = counts[slot] as number;
    if (n < fewest) continue;
    places.set(key, pairs.length);
    const start = slot * SIDES * SIDES;
    const table = [0, 1, 2].map((side) =>
      Array.from(tables.subarray(start + side * SIDES, start + (side + 1) * SIDES)),
    );
    pairs.push({ a: Math.floor(key / annotators), b: key % annotators, n, table });
  }
  return { pairs, placeOf: (a, b) => places.get(a * annotators + b) ?? -1 };
}

/** Units labelled first, tie or second. */
export function eachSideUnit(view: BatchView, visit: (unit: Unit) => void, endPrompt: () => void = () => {}): void {
  eachUnit(view, (row) => sideOf(view, row), visit, endPrompt);
}

/** Every two raters of a unit, lower annotator number first, with the mean weight of their judgments. */
export function eachPair(
  { raters, annotator, weight }: Unit,
  visit: (one: number, other: number, weight: number) => void,
): void {
  for (let r = 0; r < raters; r += 1)
    for (let s = r + 1; s < raters; s += 1) {
      const mean = ((weight[r] as number) + (weight[s] as number)) / 2;
      if ((annotator[r] as number) < (annotator[s] as number)) visit(r, s, mean);
      else visit(s, r, mean);
    }
}

function doubled(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 2);
  larger.set(values);
  return larger;
}
