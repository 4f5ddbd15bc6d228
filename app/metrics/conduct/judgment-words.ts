/** How much an annotator had to read for a judgment. */
import { JUDGMENT_KINDS } from "#app/domain/strength.ts";
import { type BatchView, ItemFlag, NONE_U8 } from "../batch-view.ts";

/** Nobody reads 600 words a minute with understanding: silent reading is about 238 (Brysbaert 2019). */
export const WORDS_PER_SECOND = 10;

/** Kinds that look at every response of the item, however many; the others at one or two. */
const OF_ALL = Uint8Array.from(JUDGMENT_KINDS, (kind) =>
  Number(["rating", "ranking", "choice", "edit"].includes(kind)),
);

/**
 * Words of the prompt and of the responses that a judgment is about. The prompt of a conversation is left out: who led it
 * has read it before, and a floor must accuse nobody wrongly.
 */
export function wordsRead({ items, responses, judgments }: BatchView, row: number, item: number): number {
  const start = items.firstResponse[item] as number;
  const end = items.firstResponse[item + 1] as number;
  let words = ((items.flags[item] as number) & ItemFlag.MULTI_TURN) === 0 ? (items.promptWords[item] as number) : 0;
  if (OF_ALL[judgments.kind[row] as number] === 1) {
    for (let r = start; r < end; r += 1) words += responses.words[r] as number;
    return words;
  }
  const first = start + (judgments.first[row] as number);
  if (first < end) words += responses.words[first] as number;
  const second = judgments.second[row] as number;
  if (second !== NONE_U8 && start + second < end) words += responses.words[start + second] as number;
  return words;
}

/** Active seconds of a judgment; NaN when none are given, when they are no time or when it does not lead. */
export function secondsOf({ judgments }: BatchView, row: number): number {
  const seconds = judgments.seconds[row] as number;
  return judgments.lead[row] === 1 && Number.isFinite(seconds) && seconds >= 0 ? seconds : Number.NaN;
}

/** 1 when the judgment took less time than its words can be read in, else 0; NaN without a time or without words. */
export function underFloor(view: BatchView, row: number, item: number): number {
  const seconds = secondsOf(view, row);
  if (Number.isNaN(seconds)) return Number.NaN;
  const words = wordsRead(view, row, item);
  return words > 0 ? Number(seconds < words / WORDS_PER_SECOND) : Number.NaN;
}

/** Some judgment counts, and none of those that do carries its active seconds. */
export function areTimesMissing(view: BatchView): boolean {
  const { judgments, weight, keepItem } = view;
  let counted = 0;
  for (let row = 0; row < judgments.n; row += 1) {
    if (!((weight[row] as number) > 0) || keepItem[judgments.item[row] as number] !== 1) continue;
    if (!Number.isNaN(secondsOf(view, row))) return false;
    counted += 1;
  }
  return counted > 0;
}
