/** The judgment rows of a view by the comparison they are of: the same two responses of one item. */
import { type BatchView, NONE_U32 } from "../batch-view.ts";

export interface ComparisonRows {
  /** By row, the first row of its comparison. */
  first: Uint32Array;
  /** By row, the next one of its comparison; NONE_U32 after the last. */
  next: Uint32Array;
}

/** One pass, whatever they weigh: a ranking of 64 responses is 2,016 comparisons, too many to look for one among all. */
export function comparisonRows({ items, judgments }: BatchView): ComparisonRows {
  const first = new Uint32Array(judgments.n);
  const next = new Uint32Array(judgments.n).fill(NONE_U32);
  /** By pair of responses, its last row so far and 1; rows of earlier items lie below the item's own. */
  const last = new Uint32Array(2 ** 16);
  for (let item = 0; item < items.n; item += 1) {
    const start = items.firstJudgment[item] as number;
    const end = items.firstJudgment[item + 1] as number;
    for (let row = start; row < end; row += 1) {
      const pair = (judgments.first[row] as number) * 256 + (judgments.second[row] as number);
      const before = last[pair] as number;
      last[pair] = row + 1;
      if (before > start) next[before - 1] = row;
      first[row] = before > start ? (first[before - 1] as number) : row;
    }
  }
  return { first, next };
}
