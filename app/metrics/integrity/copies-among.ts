import { type BatchView, CopyOf } from "../batch-view.ts";
import type { Metric, Outcome } from "../metric.ts";
import { type CopyWords, shareOfCopies } from "./counted-copies.ts";
import { isAmong } from "./is-among.ts";
import { pairsAmong } from "./pair-copies.ts";

/** Whose deliveries the items are held against: as a mark that stays, and as a question about what is there today. */
const WHOSE = {
  earlier: { bit: CopyOf.EARLIER, mark: "mark=copy_of_earlier", today: "copyOf=earlier" },
  elsewhere: { bit: CopyOf.ELSEWHERE, mark: "mark=copy_elsewhere", today: "copyOf=elsewhere" },
} as const;

/**
 * Kept items whose pair is among the keys / kept items.
 *
 * @param sorted pair keys of what has been delivered until now
 */
export function copiesAmong(
  metric: Metric,
  view: BatchView,
  sorted: Float64Array,
  words: CopyWords & { whose: keyof typeof WHOSE },
): Outcome {
  const { kept, seen } = pairsAmong(view, sorted);
  return shareOfCopies(metric, { kept, copies: seen }, words, () => linkOf(view, sorted, words.whose));
}

/**
 * The mark, by which records can be flagged and left out, where it lists what is counted. It tells how things stood when the
 * delivery was taken in: what was delivered or given up since then is found by asking anew.
 */
function linkOf({ items, keepItem }: BatchView, sorted: Float64Array, whose: keyof typeof WHOSE): string {
  const { bit, mark, today } = WHOSE[whose];
  for (let item = 0; item < items.n; item += 1) {
    if (keepItem[item] !== 1) continue;
    const isMarked = ((items.copied[item] as number) & bit) !== 0;
    if (isMarked !== isAmong(sorted, items.pairKey[item] as number)) return today;
  }
  return mark;
}
