/** The comparisons that two or more named annotators judged, whatever they said: read from the rows once for all of agreement. */
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";
import { comparisonRows } from "./comparison-rows.ts";
import { sharedItems } from "./shared-items.ts";

export interface SharedComparisons {
  /** Rows with a name that count: those of comparison c from `first[c]` up to `first[c + 1]`, prompt by prompt. */
  row: Uint32Array;
  first: Uint32Array;
  /** 1 where its prompt has no further comparison. */
  closes: Uint8Array;
  /** 1 where an annotator judged it more than once. */
  isRepeated: Uint8Array;
  /** Rows of the comparison that has most. */
  mostRows: number;
}

export const sharedComparisons = oncePerView(collect);

function collect(view: BatchView): SharedComparisons {
  const { items, judgments, names, weight } = view;
  const { item: order, closes: closesPrompt, rows } = sharedItems(view);
  const row = new Uint32Array(rows);
  const first = new Uint32Array((rows >> 1) + 1);
  const closes = new Uint8Array(rows >> 1);
  const isRepeated = new Uint8Array(rows >> 1);
  const { first: firstOf, next } = comparisonRows(view);
  const seenIn = new Uint32Array(names.annotators.length);
  let comparisons = 0;
  let serial = 0;
  let most = 0;
  let closed = 0;
  for (let at = 0; at < order.length; at += 1) {
    const item = order[at] as number;
    const end = items.firstJudgment[item + 1] as number;
    for (let from = items.firstJudgment[item] as number; from < end; from += 1) {
      if (firstOf[from] !== from) continue;
      const before = first[comparisons] as number;
      let size = before;
      let raters = 0;
      serial += 1;
      for (let other = from; other !== NONE_U32; other = next[other] as number) {
        const annotator = judgments.annotator[other] as number;
        if (!((weight[other] as number) > 0) || annotator === NONE_U32) continue;
        row[size] = other;
        size += 1;
        if (seenIn[annotator] === serial) continue;
        seenIn[annotator] = serial;
        raters += 1;
      }
      // Rows of one annotator alone are written over by the next comparison.
      if (raters < 2) continue;
      isRepeated[comparisons] = Number(raters < size - before);
      most = Math.max(most, size - before);
      comparisons += 1;
      first[comparisons] = size;
    }
    if (closesPrompt[at] === 0 || comparisons === closed) continue;
    closes[comparisons - 1] = 1;
    closed = comparisons;
  }
  return {
    row: row.slice(0, first[comparisons]),
    first: first.slice(0, comparisons + 1),
    closes: closes.slice(0, comparisons),
    isRepeated: isRepeated.slice(0, comparisons),
    mostRows: most,
  };
}
