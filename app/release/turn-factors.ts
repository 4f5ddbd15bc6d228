/** What each item's weights are multiplied by for being one turn of a conversation among others. */
import type { TurnPolicy } from "./release-options.ts";

export interface TurnColumns {
  conversationKey: Float64Array;
  /** 1-based; 0 = not given. */
  turn: Uint16Array;
  /** 1 = may give a pair: only these turns are counted. */
  counts: Uint8Array;
}

/** One factor per item of a batch; 0 leaves the item out. Items of no conversation keep their weight. */
export function turnFactors({ conversationKey, turn, counts }: TurnColumns, policy: TurnPolicy): Float32Array {
  const factors = new Float32Array(counts.length).fill(1);
  if (policy === "each") return factors;
  const conversations = new Map<number, { turns: number; last: number }>();
  for (let i = 0; i < counts.length; i += 1) {
    const key = conversationKey[i] as number;
    if (key === 0 || counts[i] === 0) continue;
    const known = conversations.get(key);
    if (!known) conversations.set(key, { turns: 1, last: i });
    else {
      known.turns += 1;
      // Of turns without a number, the one delivered later is the later one.
      if ((turn[i] as number) >= (turn[known.last] as number)) known.last = i;
    }
  }
  for (let i = 0; i < counts.length; i += 1) {
    const conversation = conversations.get(conversationKey[i] as number);
    if (!conversation || counts[i] === 0) continue;
    if (policy === "share") factors[i] = 1 / conversation.turns;
    else factors[i] = conversation.last === i ? 1 : 0;
  }
  return factors;
}
