/** How many kept items each prompt has; near-duplicate prompts are one. */
import type { BatchView } from "../batch-view.ts";

/** Counts, largest first. */
export function promptGroupSizes({ items, keepItem }: BatchView): number[] {
  const sizes = new Map<number, number>();
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    const cluster = items.nearPrompt[i] as number;
    // Clusters count from 1, so their negatives are no key.
    const group = cluster > 0 ? -cluster : (items.promptKey[i] as number);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return [...sizes.values()].sort((a, b) => b - a);
}
