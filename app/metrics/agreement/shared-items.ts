/** Items that more than one judgment was given on: the only ones that anybody can agree on. */
import type { BatchView } from "../batch-view.ts";
import { eachItem } from "../rows.ts";

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
  const { firstJudgment, n } = view.items;
  const rowsOf = (item: number) => (firstJudgment[item + 1] as number) - (firstJudgment[item] as number);
  const found = { item: new Uint32Array(), closes: new Uint8Array(), rows: 0, mostRows: 0 };
  let size = 0;
  for (let item = 0; item < n; item += 1) {
    if (view.keepItem[item] !== 1 || rowsOf(item) < 2) continue;
    size += 1;
    found.rows += rowsOf(item);
    found.mostRows = Math.max(found.mostRows, rowsOf(item));
  }
  found.item = new Uint32Array(size);
  found.closes = new Uint8Array(size);
  let at = 0;
  eachItem(
    view,
    (item) => {
      if (rowsOf(item) < 2) return;
      found.item[at] = item;
      at += 1;
    },
    () => {
      if (at > 0) found.closes[at - 1] = 1;
    },
  );
  return found;
}
