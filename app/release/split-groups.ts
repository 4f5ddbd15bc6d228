/**
 * Which items are held out of training: whole groups, in the order of a hash, so that nothing leaks and the same groups
 * are held out again in the next release.
 *
 * A group is what may not stand on both sides: items of one prompt, of near-duplicate prompts (as found within a
 * delivery), of one conversation or of one context, and whatever these hang together with. The order is that of a hash of
 * the group's smallest prompt key and the seed; groups are taken while no batch they touch exceeds its size.
 */
import { chainKeys } from "#app/domain/key-chain.ts";
import { rootOf } from "#app/stats/root-of.ts";
import { KeyTable } from "./key-table.ts";
import type { SplitSize } from "./release-options.ts";

/** Columns of a batch, one entry per item. Keys of 0 are no keys, except for prompts. */
export interface SplitColumns {
  promptKey: Float64Array;
  /** Number of the near-duplicate cluster within the batch; 0 = like no other. */
  nearPrompt: Uint32Array;
  conversationKey: Float64Array;
  contextKey: Float64Array;
  /** 1 = may give a pair: only these are counted. */
  counts: Uint8Array;
}

/** One mask per batch: 1 = held out. */
export function heldOutItems(batches: readonly SplitColumns[], size: SplitSize, seed: number): Uint8Array[] {
  const first = runningStarts(batches);
  const items = first.at(-1) ?? 0;
  const group = groupsOf(batches, first, items);
  const keys = smallestKeys(batches, first, group);
  const room = batches.map(({ counts }) => Math.min(size.heldOut, Math.floor(size.mostShare * sum(counts))));
  const members = membersByGroup(group);
  const heads = Uint32Array.from(members.heads);
  const rank = Float64Array.from(heads, (head) => chainKeys(seed, keys[head] as number));
  const order = Uint32Array.from(heads.keys()).sort((a, b) => (rank[a] as number) - (rank[b] as number));
  const held = batches.map(({ counts }) => new Uint8Array(counts.length));
  for (const place of order) {
    const own = members.of(heads[place] as number);
    const taken = new Map<number, number>();
    for (const item of own) {
      const batch = batchOf(first, item);
      const count = batches[batch]?.counts[item - (first[batch] as number)] as number;
      taken.set(batch, (taken.get(batch) ?? 0) + count);
    }
    const counted = [...taken.values()].some((count) => count > 0);
    if (!counted || [...taken].some(([batch, count]) => count > (room[batch] as number))) continue;
    for (const [batch, count] of taken) room[batch] = (room[batch] as number) - count;
    for (const item of own) {
      const batch = batchOf(first, item);
      (held[batch] as Uint8Array)[item - (first[batch] as number)] = 1;
    }
  }
  return held;
}

/** Number of the first item of each batch, and at the end how many items there are. */
function runningStarts(batches: readonly SplitColumns[]): number[] {
  const first = [0];
  for (const { promptKey } of batches) first.push((first.at(-1) as number) + promptKey.length);
  return first;
}

/** For each item the first item of its group. */
function groupsOf(batches: readonly SplitColumns[], first: readonly number[], items: number): Uint32Array {
  const parent = Uint32Array.from({ length: items }, (_, item) => item);
  const unite = (a: number, b: number) => {
    const [one, other] = [rootOf(parent, a), rootOf(parent, b)];
    if (one < other) parent[other] = one;
    else parent[one] = other;
  };
  const uniteEqual = (column: "promptKey" | "conversationKey" | "contextKey") => {
    const seen = new KeyTable(items);
    for (const [batch, columns] of batches.entries())
      for (let i = 0; i < columns[column].length; i += 1) {
        const key = columns[column][i] as number;
        const item = (first[batch] as number) + i;
        if (key !== 0 || column === "promptKey") unite(item, seen.firstWith(key, item));
      }
  };
  uniteEqual("promptKey");
  uniteEqual("conversationKey");
  uniteEqual("contextKey");
  for (const [batch, { nearPrompt }] of batches.entries()) {
    // Clusters are numbered within their batch.
    const seen = new Map<number, number>();
    for (let i = 0; i < nearPrompt.length; i += 1) {
      const cluster = nearPrompt[i] as number;
      const item = (first[batch] as number) + i;
      if (cluster === 0) continue;
      const known = seen.get(cluster);
      if (known === undefined) seen.set(cluster, item);
      else unite(item, known);
    }
  }
  return parent.map((_, item) => rootOf(parent, item));
}

/** By the first item of each group: what does not depend on the order in which items came. */
function smallestKeys(batches: readonly SplitColumns[], first: readonly number[], group: Uint32Array): Float64Array {
  const smallest = new Float64Array(group.length).fill(Number.POSITIVE_INFINITY);
  for (const [batch, { promptKey }] of batches.entries())
    for (let i = 0; i < promptKey.length; i += 1) {
      const head = group[(first[batch] as number) + i] as number;
      if ((promptKey[i] as number) < (smallest[head] as number)) smallest[head] = promptKey[i] as number;
    }
  return smallest;
}

function membersByGroup(group: Uint32Array) {
  const next = new Int32Array(group.length).fill(-1);
  const last = Uint32Array.from(group.keys());
  const heads: number[] = [];
  for (let item = 0; item < group.length; item += 1) {
    const head = group[item] as number;
    if (head === item) heads.push(item);
    else {
      next[last[head] as number] = item;
      last[head] = item;
    }
  }
  return {
    heads,
    of(head: number): number[] {
      const items: number[] = [];
      for (let item = head; item >= 0; item = next[item] as number) items.push(item);
      return items;
    },
  };
}

function batchOf(first: readonly number[], item: number): number {
  let batch = 0;
  while ((first[batch + 1] as number) <= item) batch += 1;
  return batch;
}

function sum(counts: Uint8Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
