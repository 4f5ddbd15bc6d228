/** Triples of responses that one annotator compared pair by pair. */
import { JUDGMENT_KINDS } from "#app/domain/strength.ts";
import { cyclicTriples } from "#app/stats/cyclic-triples.ts";
import type { BatchView } from "../batch-view.ts";
import { ownRowsByPrompt, type PromptAnswer, promptAnswers } from "./prompt-answers.ts";

/** One answer orders all responses at once, or one against the rest: nothing in it could be circular. */
const AT_ONCE = (["ranking", "rating", "edit"] as const).map((kind) => JUDGMENT_KINDS.indexOf(kind));

export interface Triples {
  annotator: number;
  cyclic: number;
  triples: number;
  /** Mean weight of the annotator's pairs. */
  weight: number;
  /** Judgment rows of the pairs of which the triples are made. */
  rows: number[];
}

/** Responses are known by their text, so pairs of one prompt count together also where each came as an item of its own. */
export function circularTriples(view: BatchView, visit: (of: Triples) => void, endPrompt: () => void): void {
  const { judgments, weight } = view;
  const counts = (row: number) => {
    const strength = judgments.strength[row] as number;
    if (!((weight[row] as number) > 0) || strength === 0 || Number.isNaN(strength)) return false;
    return !AT_ONCE.includes(judgments.kind[row] as number);
  };
  for (const prompt of ownRowsByPrompt(view)) {
    for (const own of prompt) {
      if (own.rows.length < 3 || !own.rows.some(counts)) continue;
      const of = triplesOf(
        view,
        promptAnswers(view, own).filter(({ row }) => counts(row)),
      );
      if (of) visit({ annotator: own.annotator, ...of });
    }
    endPrompt();
  }
}

/** null where no triple of responses has all its pairs. */
function triplesOf(
  { judgments, weight }: BatchView,
  answers: readonly PromptAnswer[],
): Omit<Triples, "annotator"> | null {
  const leans = new Map<string, number>();
  let total = 0;
  for (const { row, pair, lowFirst } of answers) {
    const w = weight[row] as number;
    const towardsHigh = Math.sign(judgments.strength[row] as number) * (lowFirst ? 1 : -1);
    leans.set(pair, (leans.get(pair) ?? 0) + w * towardsHigh);
    total += w;
  }
  if (leans.size < 3) return null;
  const keys = [...new Set(answers.flatMap(({ low, high }) => [low, high]))].sort((a, b) => a - b);
  const pairOf = (i: number, j: number) => `${keys[i]} ${keys[j]}`;
  const members = new Set<string>();
  const { cyclic, triples } = cyclicTriples(
    keys.length,
    (i, j) => Math.sign(leans.get(pairOf(i, j)) ?? 0),
    (i, j, k) => members.add(pairOf(i, j)).add(pairOf(i, k)).add(pairOf(j, k)),
  );
  if (triples === 0) return null;
  const rows = answers.filter(({ pair }) => members.has(pair)).map(({ row }) => row);
  return { cyclic, triples, weight: total / leans.size, rows };
}
