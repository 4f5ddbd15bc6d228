/** How many kept items are copies of one another: same prompt and same responses, in any order. */
import type { BatchView } from "../batch-view.ts";

export interface PairCopies {
  items: number;
  distinct: number;
  /** Copies → how many distinct pairs come in that many copies. */
  byCopies: Map<number, number>;
}

/** Sorts a copy of the keys: 8 bytes an item, no table of groups. */
export function pairCopies({ items, keepItem }: BatchView, counts: (item: number) => boolean = () => true): PairCopies {
  const keys = new Float64Array(items.n);
  let kept = 0;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1 || !counts(i)) continue;
    keys[kept] = items.pairKey[i] as number;
    kept += 1;
  }
  const sorted = keys.subarray(0, kept).sort();
  const byCopies = new Map<number, number>();
  let distinct = 0;
  for (let start = 0; start < kept; ) {
    let end = start + 1;
    while (end < kept && sorted[end] === sorted[start]) end += 1;
    distinct += 1;
    byCopies.set(end - start, (byCopies.get(end - start) ?? 0) + 1);
    start = end;
  }
  return { items: kept, distinct, byCopies };
}
