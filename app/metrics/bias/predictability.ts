/** How well words foretell which response is preferred, cross-validated by prompt. */
import { auc } from "#app/stats/auc.ts";
import { trainHashedLogistic, type WordPair, wordScore } from "#app/stats/hashed-logistic.ts";
import type { BatchView } from "../batch-view.ts";
import { promptGroups } from "../prompt-groups.ts";

const FOLDS = 5;
const FEWEST = 50;

export interface Predictability {
  value: number;
  standardError: number;
  n: number;
}

type Words = readonly (readonly [Uint16Array, Uint16Array])[];

/** null with too few sampled items that most of the weight of their judgments decides for one of the first two responses. */
export function predictability(view: BatchView, items: Uint32Array, words: Words): Predictability | null {
  // By prompt, also where pairs are the clusters of intervals: pairs of one prompt share responses, which are learned by heart.
  const groups = promptGroups({ n: view.items.n, clusterKey: view.items.promptKey });
  const pairs: (WordPair & { prompt: number; pair: number; won: number; fold: number })[] = [];
  for (const [at, item] of items.entries()) {
    const vote = view.keepItem[item] === 1 ? voteOf(view, item) : 0;
    const both = words[at];
    if (vote === 0 || !both) continue;
    const [first, second] = [Uint16Array.from(new Set(both[0])), Uint16Array.from(new Set(both[1]))];
    const [winner, loser] = vote < 0 ? [first, second] : [second, first];
    const prompt = view.items.promptKey[item] as number;
    const pair = view.items.pairKey[item] as number;
    const won = view.responses.key[(view.items.firstResponse[item] as number) + Number(vote > 0)] as number;
    pairs.push({ winner, loser, prompt, pair, won, fold: (groups[item] as number) % FOLDS });
  }
  if (pairs.length < FEWEST) return null;
  // The order of training follows the texts, never the rows.
  pairs.sort((a, b) => a.prompt - b.prompt || a.pair - b.pair || a.won - b.won);
  const scores: number[] = [];
  const prompts: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = trainHashedLogistic(pairs.filter((pair) => pair.fold !== fold));
    for (const { winner, loser, prompt } of pairs.filter((pair) => pair.fold === fold)) {
      scores.push(wordScore(weights, winner) - wordScore(weights, loser));
      prompts.push(prompt);
    }
  }
  // In both orders: the pair that is preferred as a positive, the same pair turned round as a negative.
  const found = auc(
    [...scores, ...scores.map((one) => -one)],
    [...scores.map(() => 1), ...scores.map(() => 0)],
    [...prompts, ...prompts],
  );
  return found && { ...found, n: pairs.length };
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
