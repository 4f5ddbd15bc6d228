import type { BatchView } from "../batch-view.ts";
import type { Metric, Outcome } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

/** Kept items with the bit of `items.copied` / kept items. */
export function countedCopies(
  metric: Metric,
  { items, keepItem }: BatchView,
  bit: number,
  words: { title: string; rest: string; copies: string },
): Outcome {
  let kept = 0;
  let copies = 0;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    kept += 1;
    if (((items.copied[i] as number) & bit) !== 0) copies += 1;
  }
  if (kept === 0) return notEnough(metric, 0);
  return counted(copies / kept, kept, metric.nUnit, {
    title: words.title,
    columns: ["items", "count"],
    rows: [
      [words.rest, kept - copies],
      [words.copies, copies],
    ],
    rowParams: [null, copies === 0 ? null : (metric.rows ?? null)],
  });
}
