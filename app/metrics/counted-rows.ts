/** The judgment rows that count, once for all metrics of a view: rows of kept items whose weight is above 0, prompt by prompt. */
import type { BatchView } from "./batch-view.ts";
import { oncePerView } from "./once-per-view.ts";
import { promptOrder } from "./prompt-order.ts";

export interface CountedRows {
  row: Uint32Array;
  /** Rows of prompt p are those from `first[p]` up to `first[p + 1]`; a prompt without any is no prompt. Length prompts + 1. */
  first: Uint32Array;
}

/** Linear time; 4 bytes a row and a prompt. */
export const countedRows = oncePerView(collect);

function collect({ items, judgments, keepItem, weight }: BatchView): CountedRows {
  const { firstJudgment } = items;
  const { item: order, closes } = promptOrder(items);
  const row = new Uint32Array(judgments.n);
  const first = new Uint32Array(order.length + 1);
  let rows = 0;
  let prompts = 0;
  for (let at = 0; at < order.length; at += 1) {
    const item = order[at] as number;
    if (keepItem[item] === 1)
      for (let one = firstJudgment[item] as number; one < (firstJudgment[item + 1] as number); one += 1)
        if ((weight[one] as number) > 0) {
          row[rows] = one;
          rows += 1;
        }
    if (closes[at] === 0 || rows === first[prompts]) continue;
    prompts += 1;
    first[prompts] = rows;
  }
  return { row: row.subarray(0, rows), first: first.subarray(0, prompts + 1) };
}
