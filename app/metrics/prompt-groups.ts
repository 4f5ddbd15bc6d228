/**
 * Prompts dealt into groups for the delete-a-group jackknife: by a hash of the prompt, so that the order of rows is nothing. Where
 * the clusters are pairs, because there are hardly any prompts (`cluster-keys.ts`), it is pairs that are dealt.
 */
import type { ItemColumns } from "./batch-view.ts";

export const PROMPT_GROUPS = 40;

const known = new WeakMap<Float64Array, Uint8Array>();

/** The group of each item. */
export function promptGroups({ n, clusterKey }: Pick<ItemColumns, "n" | "clusterKey">): Uint8Array {
  const found = known.get(clusterKey);
  if (found) return found;
  const groups = new Uint8Array(n);
  for (let i = 0; i < n; i += 1) groups[i] = groupOf(clusterKey[i] as number);
  known.set(clusterKey, groups);
  return groups;
}

function groupOf(key: number): number {
  let hash = (key >>> 0) ^ Math.imul((key / 0x100000000) >>> 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % PROMPT_GROUPS;
}
