/** Answers that an annotator gave to the same two responses more than once, in whichever order they were shown. */
import type { BatchView } from "../batch-view.ts";
import { Side, sideOf } from "../rows.ts";
import { ownRowsByPrompt, type PromptAnswer, promptAnswers } from "./prompt-answers.ts";

/** How one answer was given again: in the same order, in the other one, and then on the same place of the screen. */
export const RETEST_KINDS = ["same", "swapped", "kept"] as const;
export type RetestKind = (typeof RETEST_KINDS)[number];

export interface Answer {
  /** Of `view.judgments`. */
  row: number;
  /** Prefers the response of the lower key, neither, or the other one: Side of the pair, not of the screen. */
  choice: number;
  /** The response of the lower key was shown first. */
  lowFirst: boolean;
  weight: number;
  at: number;
}

/**
 * Visits the answers of each annotator to each pair of responses answered twice or more. Within an item only rows marked as
 * repeats are further answers; they weigh 0 elsewhere, and here what the first answer weighs. `endPrompt` closes a prompt.
 */
export function eachRetest(view: BatchView, visit: (answers: Answer[]) => void, endPrompt: () => void): void {
  const { judgments } = view;
  for (const prompt of ownRowsByPrompt(view)) {
    for (const own of prompt) {
      const { rows, itemOf } = own;
      const isOneForm =
        itemOf.every((item) => item === itemOf[0]) && !rows.some((row) => judgments.repeat?.[row] === 1);
      if (isOneForm) continue;
      const byPair = new Map<string, PromptAnswer[]>();
      for (const answer of promptAnswers(view, own))
        if (sideOf(view, answer.row) !== Side.NONE)
          byPair.set(answer.pair, [...(byPair.get(answer.pair) ?? []), answer]);
      for (const same of byPair.values()) {
        const given = answersOf(view, same);
        if (given.length > 1) visit(given);
      }
    }
    endPrompt();
  }
}

/** What two answers to one pair are, of which the second may be the earlier one. */
export function retestKinds(one: Answer, other: Answer): RetestKind[] {
  if (one.lowFirst === other.lowFirst) return ["same"];
  // The order changed and the position did not: the answer followed the place on the screen.
  return isFlip(one, other) && one.choice !== other.choice ? ["swapped", "kept"] : ["swapped"];
}

/** In swapped order, a side both times. */
export function isFlip(one: Answer, other: Answer): boolean {
  return one.lowFirst !== other.lowFirst && one.choice !== Side.TIE && other.choice !== Side.TIE;
}

/** Equal rows of one item that nobody marked as repeats are one answer, the first, and their weights add up. */
function answersOf(view: BatchView, rows: readonly PromptAnswer[]): Answer[] {
  const { judgments, weight } = view;
  const firstOf = new Map<number, Answer>();
  const answers: Answer[] = [];
  const isRepeat = (row: number) => judgments.repeat?.[row] === 1;
  const ordered = [...rows].sort((a, b) => Number(isRepeat(a.row)) - Number(isRepeat(b.row)));
  for (const { row, item, lowFirst } of ordered) {
    const side = sideOf(view, row);
    const choice = lowFirst ? side : Side.SECOND - side;
    const own = weight[row] as number;
    const at = judgments.at[row] as number;
    const first = firstOf.get(item);
    if (first && !isRepeat(row)) {
      first.weight += own;
      continue;
    }
    const inherited = isRepeat(row) ? (first?.weight ?? 0) : own;
    if (!(inherited > 0)) continue;
    const answer = { row, choice, lowFirst, weight: inherited, at };
    answers.push(answer);
    if (!first) firstOf.set(item, answer);
  }
  return answers;
}
