/** How much longer one compared response is than the other, as plots, slices and filters bin it. */
import { type BatchView, NONE_U8 } from "../batch-view.ts";

/** Longer / shorter, in characters and to a hundredth, an empty response counting as one; NaN for feedback on one response. */
export function lengthRatio({ items, judgments, responses }: BatchView, row: number): number {
  const second = judgments.second[row] as number;
  if (second === NONE_U8) return Number.NaN;
  const base = items.firstResponse[judgments.item[row] as number] as number;
  const a = Math.max(1, responses.chars[base + (judgments.first[row] as number)] as number);
  const b = Math.max(1, responses.chars[base + second] as number);
  return Math.round((100 * Math.max(a, b)) / Math.min(a, b)) / 100;
}
