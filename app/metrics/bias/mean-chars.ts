/** How long the responses of a comparison are. */
import { type BatchView, NONE_U8 } from "../batch-view.ts";

/** Mean characters of the two compared responses; of the only one where one was judged. */
export function meanChars({ items, judgments, responses }: BatchView, row: number): number {
  const base = items.firstResponse[judgments.item[row] as number] as number;
  const first = responses.chars[base + (judgments.first[row] as number)] as number;
  const second = judgments.second[row] as number;
  return second === NONE_U8 ? first : (first + (responses.chars[base + second] as number)) / 2;
}
