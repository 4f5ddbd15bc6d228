/** How many kept items each prompt has; near-duplicate prompts are one. */
import type { BatchView } from "../batch-view.ts";

/** Counts, largest first. Sorts the keys: far quicker than a table of a hundred thousand. */
export function promptGroupSizes({ items, keepItem }: BatchView): number[] {
  const keys = new Float64Array(items.n);
  let kept = 0;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    const cluster = items.nearPrompt[i] as number;
    // Clusters count from 1, so their negatives are no key.
    keys[kept] = cluster > 0 ? -cluster : (items.promptKey[i] as number);
    kept += 1;
  }
  const sorted = keys.subarray(0, kept).sort();
  const sizes = new Uint32Array(kept);
  let groups = 0;
  for (let start = 0; start < kept; groups += 1) {
    let end = start + 1;
    while (end < kept && sorted[end] === sorted[start]) end += 1;
    sizes[groups] = end - start;
    start = end;
  }
  return Array.from(sizes.subarray(0, groups).sort().reverse());
}
