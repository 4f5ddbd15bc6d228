/** How well words foretell which response is preferred, cross-validated by prompt. */
import { type HeldOutAuc, heldOutAuc } from "#app/stats/held-out-auc.ts";
import type { BatchView } from "../batch-view.ts";
import type { TextSample } from "../metric.ts";
import { comparisonsOf, type Preference } from "./differing-words.ts";

const FEWEST = 50;

export interface Predictability extends HeldOutAuc {
  n: number;
}

/**
 * null with too few preferences.
 *
 * @param most words of a text, from its beginning
 */
export function predictability(
  preferences: readonly Preference[],
  { words }: TextSample,
  most?: number,
): Predictability | null {
  if (preferences.length < FEWEST) return null;
  return { ...heldOutAuc(comparisonsOf(preferences, words, most)), n: preferences.length };
}

/**
 * Those of the sampled items whose judgments, by most of their weight, decide for one of the first two responses. In an order
 * of the texts, never of the rows.
 *
 * By prompt, also where pairs are the clusters of intervals: pairs of one prompt share responses, which are learned by heart.
 */
export function preferencesOf(view: BatchView, sampled: Uint32Array): Preference[] {
  const { items, responses } = view;
  const found: (Preference & { pair: number; won: number })[] = [];
  for (let at = 0; at < sampled.length; at += 1) {
    const item = sampled[at] as number;
    const vote = view.keepItem[item] === 1 ? voteOf(view, item) : 0;
    if (vote === 0) continue;
    const winner = vote < 0 ? 0 : 1;
    const won = responses.key[(items.firstResponse[item] as number) + winner] as number;
    found.push({ at, winner, prompt: items.promptKey[item] as number, pair: items.pairKey[item] as number, won });
  }
  return found.sort((a, b) => a.prompt - b.prompt || a.pair - b.pair || a.won - b.won);
}

/** Which of its first two responses an item prefers, all judgments weighed: below 0 when more weight prefers the first response to the second. */
export function voteOf({ items, judgments, weight }: BatchView, item: number): number {
  let vote = 0;
  for (let row = items.firstJudgment[item] as number; row < (items.firstJudgment[item + 1] as number); row += 1) {
    const strength = judgments.strength[row] as number;
    if (judgments.first[row] === 0 && judgments.second[row] === 1 && (strength < 0 || strength > 0))
      vote += Math.sign(strength) * (weight[row] as number);
  }
  return vote;
}
