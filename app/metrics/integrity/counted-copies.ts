import type { BatchView } from "../batch-view.ts";
import type { Metric, Outcome } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

export interface CopyWords {
  title: string;
  /** Of the row of items that are no copies. */
  rest: string;
  copies: string;
}

/** Kept items with the bit of `items.copied` / kept items. */
export function countedCopies(metric: Metric, { items, keepItem }: BatchView, bit: number, words: CopyWords): Outcome {
  let kept = 0;
  let copies = 0;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    kept += 1;
    if (((items.copied[i] as number) & bit) !== 0) copies += 1;
  }
  return shareOfCopies(metric, { kept, copies }, words, () => metric.rows ?? null);
}

/** @param link parameters of the records screen that list the copies; asked where there are any. */
export function shareOfCopies(
  metric: Metric,
  { kept, copies }: { kept: number; copies: number },
  words: CopyWords,
  link: () => string | null,
): Outcome {
  if (kept === 0) return notEnough(metric, 0);
  return counted(copies / kept, kept, metric.nUnit, {
    title: words.title,
    columns: ["items", "count"],
    rows: [
      [words.rest, kept - copies],
      [words.copies, copies],
    ],
    rowParams: [null, copies === 0 ? null : link()],
  });
}
