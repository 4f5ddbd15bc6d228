/** Items that more than one judgment was given on: the only ones that anybody can agree on. */
import type { BatchView } from "../batch-view.ts";
import { keptItems } from "../kept-items.ts";

export interface SharedItems {
  /** Kept items with two judgment rows or more, prompt by prompt. */
  item: Uint32Array;
  /** 1 where the prompt has no further one. */
  closes: Uint8Array;
  /** Rows of all of them, and of the one that has most. */
  rows: number;
  mostRows: number;
}

export function sharedItems(view: BatchView): SharedItems {
  const { firstJudgment } = view.items;
  const { item: items, first } = keptItems(view);
  const item = new Uint32Array(items.length);
  const closes = new Uint8Array(items.length);
  let found = 0;
  let rows = 0;
  let mostRows = 0;
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const one = items[at] as number;
      const own = (firstJudgment[one + 1] as number) - (firstJudgment[one] as number);
      if (own < 2) continue;
      item[found] = one;
      found += 1;
      rows += own;
      mostRows = Math.max(mostRows, own);
    }
    if (found > 0) closes[found - 1] = 1;
  }
  return { item: item.subarray(0, found), closes: closes.subarray(0, found), rows, mostRows };
}
