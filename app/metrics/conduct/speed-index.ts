/** How fast each annotator is against everybody on texts of the same length. */

import { countingSort } from "#app/stats/counting-sort.ts";
import { mediansByGroup } from "../annotators/medians.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { oncePerView } from "../once-per-view.ts";
import { secondsOf, wordsRead } from "./judgment-words.ts";

export interface SpeedIndex {
  /** Judgments with a time, by annotator. */
  timed: Uint32Array;
  /** Mean of usual time / own time by annotator, each ratio at most 3; 1 is the usual speed. NaN without times. */
  index: Float64Array;
  /** Standard error of the mean; NaN below two times. */
  error: Float64Array;
}

const BINS = 20;
const MOST = 3;
/** Fewer times on an item say less about it than those on all items of its length. */
const FEWEST_ON_ITEM = 5;
/**
 * The usual time of a judgment is the median on its item where five or more were timed, else the median of judgments of
 * about as many words (twenty bins of equal counts). Every judgment counts once, whatever its weight.
 */
export const speedIndex = oncePerView((view): SpeedIndex => {
  const allRows = new Uint32Array(view.judgments.n);
  const allWords = new Uint32Array(view.judgments.n);
  let n = 0;
  const size = view.names.annotators.length;
  for (const row of countedRows(view).row) {
    const annotator = view.judgments.annotator[row] as number;
    if (annotator === NONE_U32 || annotator >= size || !(secondsOf(view, row) > 0)) continue;
    allRows[n] = row;
    allWords[n] = wordsRead(view, row, view.judgments.item[row] as number);
    n += 1;
  }
  const rows = allRows.subarray(0, n);
  const binOf = bins(allWords.subarray(0, n));
  const secondsAt = (at: number) => view.judgments.seconds[rows[at] as number] as number;
  const ofBin = mediansByGroup(BINS, (visit) => {
    for (let at = 0; at < rows.length; at += 1) visit(binOf[at] as number, secondsAt(at));
  });
  const ofItem = itemMedians(view, rows);
  const timed = new Uint32Array(size);
  const index = new Float64Array(size);
  const error = new Float64Array(size);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const annotator = view.judgments.annotator[row] as number;
    const usual = ofItem.get(view.judgments.item[row] as number) ?? ofBin[binOf[at] as number] ?? 0;
    timed[annotator] = (timed[annotator] as number) + 1;
    const ratio = Math.min(MOST, usual / secondsAt(at));
    index[annotator] = (index[annotator] as number) + ratio;
    error[annotator] = (error[annotator] as number) + ratio * ratio;
  }
  for (let a = 0; a < size; a += 1) {
    const times = timed[a] as number;
    const mean = (index[a] as number) / times;
    index[a] = times > 0 ? mean : Number.NaN;
    const squares = Math.max(0, (error[a] as number) - times * mean * mean);
    error[a] = times > 1 ? Math.sqrt(squares / (times - 1) / times) : Number.NaN;
  }
  return { timed, index, error };
});

/** The bin of each text length; equal lengths share a bin. */
function bins(words: Uint32Array): Uint8Array {
  const sorted = countingSort(words.slice());
  const starts = Array.from({ length: BINS - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / BINS)] ?? 0);
  const bin = new Uint8Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    let from = 0;
    let to = starts.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((words[at] as number) >= (starts[middle] as number)) from = middle + 1;
      else to = middle;
    }
    bin[at] = from;
  }
  return bin;
}

function itemMedians({ judgments }: BatchView, rows: Uint32Array): Map<number, number> {
  const medians = new Map<number, number>();
  for (let from = 0; from < rows.length; ) {
    const item = judgments.item[rows[from] as number] as number;
    let to = from + 1;
    while (to < rows.length && judgments.item[rows[to] as number] === item) to += 1;
    if (to - from >= FEWEST_ON_ITEM) {
      const sorted = Float64Array.from(rows.subarray(from, to), (row) => judgments.seconds[row] as number).sort();
      const middle = sorted.length >> 1;
      const upper = sorted[middle] as number;
      medians.set(item, sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2);
    }
    from = to;
  }
  return medians;
}
