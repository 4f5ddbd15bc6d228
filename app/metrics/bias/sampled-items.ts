/** The items whose words are read for what is learnt from words. */
import type { BatchView } from "../batch-view.ts";

export const SAMPLED_ITEMS = 4000;

/**
 * Items with two responses or more whose prompt has one of the smallest keys: drawn by chance, the same whatever the order
 * of rows, and with all items of a prompt together.
 */
export function sampledItems({ items }: Pick<BatchView, "items">, most = SAMPLED_ITEMS): Uint32Array {
  const { firstResponse, promptKey } = items;
  const pairs = new Uint32Array(items.n);
  let n = 0;
  for (let i = 0; i < items.n; i += 1)
    if ((firstResponse[i + 1] as number) - (firstResponse[i] as number) >= 2) pairs[n++] = i;
  if (n <= most) return pairs.slice(0, n);
  const limit = keyAfter(pairs.subarray(0, n), promptKey, most);
  let kept = 0;
  for (let at = 0; at < n; at += 1)
    if ((promptKey[pairs[at] as number] as number) < limit) pairs[kept++] = pairs[at] as number;
  return pairs.slice(0, kept);
}

/**
 * The key after the `most` smallest. Keys are hashes and so spread evenly: those that are not among the smallest by far need no
 * sorting; where they are something else, all are sorted.
 */
function keyAfter(pairs: Uint32Array, promptKey: Float64Array, most: number): number {
  let largest = 0;
  for (let at = 0; at < pairs.length; at += 1) largest = Math.max(largest, promptKey[pairs[at] as number] as number);
  const bound = 2 * (most / pairs.length) * largest;
  const keys = new Float64Array(pairs.length);
  let below = 0;
  for (let at = 0; at < pairs.length; at += 1) {
    const key = promptKey[pairs[at] as number] as number;
    if (key < bound) keys[below++] = key;
  }
  if (below <= most) return Float64Array.from(pairs, (item) => promptKey[item] as number).sort()[most] as number;
  return keys.subarray(0, below).sort()[most] as number;
}
