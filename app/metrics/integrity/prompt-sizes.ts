/** How many kept items each prompt has; near-duplicate prompts are one. */
import { countingSort } from "#app/stats/counting-sort.ts";
import type { BatchView } from "../batch-view.ts";

export interface PromptSizes {
  /** Kept items. */
  kept: number;
  /** Items of each prompt, largest first. */
  sizes: Uint32Array;
  /** Prompts that differ in their words. */
  worded: number;
  /** The prompts with most items, and how many those are; of equals the ones with lower keys. */
  largest: { prompt: number; size: number }[];
}

/** A prompt's key; of one with near-duplicates the negative of their cluster's number, which counts from 1 and is no key. */
export function promptOf({ items }: Pick<BatchView, "items">, item: number): number {
  const cluster = items.nearPrompt[item] as number;
  return cluster > 0 ? -cluster : (items.promptKey[item] as number);
}

/** Sorts the keys: far quicker than a table of a hundred thousand. */
export function promptSizes(view: BatchView, most: number): PromptSizes {
  const { items, keepItem } = view;
  const keys = new Float64Array(items.n);
  let kept = 0;
  let isNear = false;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    keys[kept] = promptOf(view, i);
    if ((items.nearPrompt[i] as number) > 0) isNear = true;
    kept += 1;
  }
  const sorted = keys.subarray(0, kept).sort();
  const sizes = new Uint32Array(kept);
  const largest: PromptSizes["largest"] = [];
  let groups = 0;
  for (let start = 0; start < kept; groups += 1) {
    let end = start + 1;
    while (end < kept && sorted[end] === sorted[start]) end += 1;
    const size = end - start;
    sizes[groups] = size;
    if (largest.length < most || size > (largest.at(-1)?.size ?? 0)) {
      const before = largest.findIndex((one) => one.size < size);
      largest.splice(before < 0 ? largest.length : before, 0, { prompt: sorted[start] as number, size });
      if (largest.length > most) largest.pop();
    }
    start = end;
  }
  return {
    kept,
    // Where no prompt is nearly another one, those that differ are those that differ in their words.
    worded: isNear ? worded(view) : groups,
    sizes: countingSort(sizes.subarray(0, groups)).reverse(),
    largest,
  };
}

function worded({ items, keepItem }: BatchView): number {
  const sorted = items.promptKey.filter((_, i) => keepItem[i] === 1).sort();
  let found = 0;
  for (let at = 0; at < sorted.length; at += 1) if (at === 0 || sorted[at] !== sorted[at - 1]) found += 1;
  return found;
}
