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

/** Up to this many prompts they are dealt one by one; of more the hash alone makes groups that are even enough. */
const MOST_DEALT = 1_000;

/**
 * The prompts of a part of the items dealt into `groups` (a divisor of {@link PROMPT_GROUPS}), as evenly as can be: a hash
 * of twelve prompts would leave some tenths empty and others threefold. By place, the group of the prompt with that key.
 */
export function dealtEvenly(keys: Float64Array, groups: number): Uint8Array {
  const different = new Set<number>();
  for (let at = 0; at < keys.length && different.size <= MOST_DEALT; at += 1) different.add(keys[at] as number);
  if (different.size > MOST_DEALT) return Uint8Array.from(keys, (key) => groupOf(key) % groups);
  const dealt = [...different].sort((a, b) => hashOf(a) - hashOf(b) || a - b);
  const group = new Map(dealt.map((key, place) => [key, place % groups]));
  return Uint8Array.from(keys, (key) => group.get(key) as number);
}

function groupOf(key: number): number {
  return hashOf(key) % PROMPT_GROUPS;
}

function hashOf(key: number): number {
  let hash = (key >>> 0) ^ Math.imul((key / 0x100000000) >>> 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
