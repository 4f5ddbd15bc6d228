/** The items that a view keeps, prompt by prompt. */
import type { BatchView } from "./batch-view.ts";
import { oncePerView } from "./once-per-view.ts";
import { promptOrder } from "./prompt-order.ts";

export interface KeptItems {
  item: Uint32Array;
  /** Items of prompt p are those from `first[p]` up to `first[p + 1]`; a prompt without any is no prompt. Length prompts + 1. */
  first: Uint32Array;
}

/** Linear time; 4 bytes an item and a prompt. */
export const keptItems = oncePerView(collect);

function collect({ items, keepItem }: BatchView): KeptItems {
  const { item: order, closes } = promptOrder(items);
  const item = new Uint32Array(order.length);
  const first = new Uint32Array(order.length + 1);
  let n = 0;
  let prompts = 0;
  for (let at = 0; at < order.length; at += 1) {
    const one = order[at] as number;
    if (keepItem[one] === 1) {
      item[n] = one;
      n += 1;
    }
    if (closes[at] === 0 || n === first[prompts]) continue;
    prompts += 1;
    first[prompts] = n;
  }
  return { item: item.subarray(0, n), first: first.subarray(0, prompts + 1) };
}
