/** How many kept items are copies of one another: same prompt and same responses, in any order. */
import type { BatchView } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";

export interface PairCopies {
  items: number;
  distinct: number;
  /** Copies → how many distinct pairs come in that many copies. */
  byCopies: Map<number, number>;
}

/** @param counts which of the kept items are looked at */
export function pairCopies(view: BatchView, counts?: (item: number) => boolean): PairCopies {
  const sorted = counts ? sortedKeys(view, counts) : pairKeys(view);
  const byCopies = new Map<number, number>();
  let distinct = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end += 1;
    distinct += 1;
    byCopies.set(end - start, (byCopies.get(end - start) ?? 0) + 1);
    start = end;
  }
  return { items: sorted.length, distinct, byCopies };
}

/** How many kept items have a pair among sorted keys: two sorted columns are read side by side. */
export function pairsAmong(view: BatchView, sorted: Float64Array): { kept: number; seen: number } {
  const own = pairKeys(view);
  let seen = 0;
  let at = 0;
  for (let i = 0; i < own.length; i += 1) {
    const key = own[i] as number;
    while (at < sorted.length && (sorted[at] as number) < key) at += 1;
    if (sorted[at] === key) seen += 1;
  }
  return { kept: own.length, seen };
}

// A view never changes: its keys are sorted once for all kinds of copies.
const pairKeys = oncePerView((view) => sortedKeys(view, () => true));

/** A sorted copy: 8 bytes an item, no table of groups. */
function sortedKeys({ items, keepItem }: BatchView, counts: (item: number) => boolean): Float64Array {
  const keys = new Float64Array(items.n);
  let kept = 0;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1 || !counts(i)) continue;
    keys[kept] = items.pairKey[i] as number;
    kept += 1;
  }
  return keys.subarray(0, kept).sort();
}
