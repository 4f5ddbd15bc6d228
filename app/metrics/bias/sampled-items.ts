/** The items whose words are read for what is learnt from words. */
import type { BatchView } from "../batch-view.ts";

export const SAMPLED_ITEMS = 4000;

/**
 * Items with two responses or more whose prompt has one of the smallest keys: drawn by chance, the same whatever the order
 * of rows, and with all items of a prompt together.
 */
export function sampledItems({ items }: Pick<BatchView, "items">, most = SAMPLED_ITEMS): Uint32Array {
  const pairs: number[] = [];
  for (let i = 0; i < items.n; i += 1)
    if ((items.firstResponse[i + 1] as number) - (items.firstResponse[i] as number) >= 2) pairs.push(i);
  if (pairs.length <= most) return Uint32Array.from(pairs);
  const keys = Float64Array.from(pairs, (i) => items.promptKey[i] as number).sort();
  const limit = keys[most] as number;
  return Uint32Array.from(pairs.filter((i) => (items.promptKey[i] as number) < limit));
}
