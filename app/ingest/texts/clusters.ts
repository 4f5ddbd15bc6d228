/** Near-duplicate clusters: items whose word 5-grams have a Jaccard similarity of at least the threshold, transitively. */
import { rootOf } from "#app/stats/root-of.ts";
import { findCandidates, MOST, marked } from "./candidates.ts";

export const NEAR_THRESHOLD = 0.8;

export interface NearInput {
  /** 53-bit key of each item's text; 0 = none. The same key is the same text. */
  keys: Float64Array;
  bands: Iterable<Uint32Array>;
  /**
   * Exact similarity of two items, given those that have candidates or are some, ascending; asked at most {@link MOST} times
   * per item, for ascending items.
   */
  similarityAmong(items: Uint32Array): (item: number, candidate: number) => number;
}

/** The number of each item's cluster, counted from 1 in the order of first members; 0 = like no other. */
export function nearClusters({ keys, bands, similarityAmong }: NearInput, threshold = NEAR_THRESHOLD): Uint32Array {
  const copyOf = firstWithKey(keys);
  const { of } = findCandidates(bands, copyOf);
  const similarity = similarityAmong(itemsAmong(of));
  const parent = Int32Array.from(copyOf);
  for (let i = 0; i < parent.length; i += 1) {
    for (let at = MOST * i; at < MOST * (i + 1); at += 1) {
      const candidate = of[at] as number;
      if (candidate < 0) break;
      if (rootOf(parent, candidate) === rootOf(parent, i) || similarity(i, candidate) < threshold) continue;
      unite(parent, i, candidate);
    }
  }
  return numbered(parent);
}

/** Items with a candidate, and candidates. */
function itemsAmong(candidates: Int32Array): Uint32Array {
  const isAmong = new Uint8Array(candidates.length / MOST);
  for (let at = 0; at < candidates.length; at += 1) {
    const candidate = candidates[at] as number;
    if (candidate < 0) continue;
    isAmong[candidate] = 1;
    isAmong[Math.floor(at / MOST)] = 1;
  }
  return marked(isAmong);
}

/** The earlier root stays root: cluster numbers follow the file. */
function unite(parent: Int32Array, one: number, other: number): void {
  const a = rootOf(parent, one);
  const b = rootOf(parent, other);
  parent[Math.max(a, b)] = Math.min(a, b);
}

function numbered(parent: Int32Array): Uint32Array {
  const n = parent.length;
  const numbers = new Uint32Array(n);
  let clusters = 0;
  for (let i = 0; i < n; i += 1) {
    const at = rootOf(parent, i);
    if (at === i) continue;
    if (numbers[at] === 0) numbers[at] = ++clusters;
    numbers[i] = numbers[at] as number;
  }
  return numbers;
}

/** For each item the first with the same key; items without a text are each by themselves. */
export function firstWithKey(keys: Float64Array): Int32Array {
  const n = keys.length;
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, 2 * n)));
  const table = new Int32Array(size).fill(-1);
  const first = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    const key = keys[i] as number;
    first[i] = i;
    if (key === 0) continue;
    let slot = Math.imul((key | 0) ^ ((key / 0x100000000) | 0), 0x9e3779b1) & (size - 1);
    while (table[slot] !== -1 && keys[table[slot] as number] !== key) slot = (slot + 1) & (size - 1);
    if (table[slot] === -1) table[slot] = i;
    else first[i] = table[slot] as number;
  }
  return first;
}
