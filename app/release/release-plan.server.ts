/** What has to be known of all items before the first is written: which are held out, and what their turns weigh. */
import { type BatchView, ItemFlag } from "#app/metrics/batch-view.ts";
import { resolveWeights } from "#app/review/rules.ts";
import type { Member, ReleaseTools } from "./member-pairs.server.ts";
import type { ReleaseOptions } from "./release-options.ts";
import { heldOutItems, type SplitColumns } from "./split-groups.ts";
import { turnFactors } from "./turn-factors.ts";

/** Per member, one entry per item. */
export interface ReleasePlan {
  /** 1 = held out; null when nothing is. */
  heldOut: Uint8Array[] | null;
  /** Factor of an item's weights; null when all are 1. */
  factors: Float32Array[] | null;
}

/** Follows from the members and the options alone: an export plans again what the release was made with. */
export async function planRelease(
  { views }: ReleaseTools,
  members: readonly Member[],
  options: ReleaseOptions,
): Promise<ReleasePlan> {
  const { split, turns, seed } = options;
  if (!split && turns === "each") return { heldOut: null, factors: null };
  const columns: SplitColumns[] = [];
  const factors: Float32Array[] = [];
  for (const { deliveries, rules } of members) {
    const view = await views.of(deliveries);
    const counts = countedItems(view, resolveWeights(view, rules), options.includeGold);
    const { conversationKey, turn, promptKey, nearPrompt, contextKey } = view.items;
    const own = turnFactors({ conversationKey, turn, counts }, turns);
    factors.push(own);
    const kept = counts.map((count, item) => (own[item] === 0 ? 0 : count));
    columns.push({ promptKey, nearPrompt, conversationKey, contextKey, counts: kept });
  }
  return {
    heldOut: split && heldOutItems(columns, split, seed),
    factors: turns === "each" ? null : factors,
  };
}

/** Items that may give a pair: a kept judgment takes a side or calls a tie, and they are not gold held back. */
function countedItems(view: BatchView, weights: Float32Array, includeGold: boolean): Uint8Array {
  const counts = new Uint8Array(view.items.n);
  const { item, strength } = view.judgments;
  for (let row = 0; row < weights.length; row += 1)
    if ((weights[row] as number) > 0 && !Number.isNaN(strength[row])) counts[item[row] as number] = 1;
  if (!includeGold)
    for (let i = 0; i < counts.length; i += 1)
      if (((view.items.flags[i] as number) & ItemFlag.GOLD) !== 0) counts[i] = 0;
  return counts;
}
