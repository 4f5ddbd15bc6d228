/** The judgment rows that count, and what they say. */
import { type BatchView, NONE_U8, Tie } from "./batch-view.ts";
import { countedRows } from "./counted-rows.ts";
import { keptItems } from "./kept-items.ts";

/**
 * Visits every row of a kept item whose weight is above 0, prompt by prompt; `endPrompt` closes each prompt with such a row,
 * so that a metric can sum within clusters without storing them.
 */
export function eachRow(
  view: BatchView,
  visit: (row: number, item: number) => void,
  endPrompt: () => void = () => {},
): void {
  const { row: rows, first } = countedRows(view);
  const { item } = view.judgments;
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const row = rows[at] as number;
      visit(row, item[row] as number);
    }
    endPrompt();
  }
}

/** Visits every kept item, prompt by prompt. */
export function eachItem(view: BatchView, visit: (item: number) => void, endPrompt: () => void): void {
  const { item, first } = keptItems(view);
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) visit(item[at] as number);
    endPrompt();
  }
}

/** The preferred side of a row. Thumbs down and up count as the two sides. */
export const Side = { NONE: -1, FIRST: 0, TIE: 1, SECOND: 2 } as const;
export const SIDE_NAMES = ["first", "tie", "second"];

/** FIRST, TIE or SECOND; NONE for both bad, both good, skip and feedback without a side. */
export function sideOf({ judgments }: BatchView, row: number): number {
  const strength = judgments.strength[row] as number;
  if (strength < 0) return Side.FIRST;
  if (strength > 0) return Side.SECOND;
  if (strength === 0) return Side.TIE;
  if (judgments.second[row] !== NONE_U8 || judgments.tie[row] !== Tie.NONE) return Side.NONE;
  const thumb = judgments.category[row];
  return thumb === 0 ? Side.FIRST : thumb === 1 ? Side.SECOND : Side.NONE;
}
