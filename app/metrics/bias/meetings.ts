/** Comparisons of two responses by different, named models, prompt by prompt. */
import { type BatchView, NONE_U8, NONE_U16 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";

export interface Meetings {
  /** Judgment row of each, and the models of the first and of the second response, indices into `names.models`. */
  row: Uint32Array;
  first: Uint16Array;
  second: Uint16Array;
  /** Those of prompt p are from `firstOfPrompt[p]` up to `firstOfPrompt[p + 1]`; a prompt may have none. */
  firstOfPrompt: Uint32Array;
}

export function meetings(view: BatchView): Meetings {
  const { item, first: placeOfFirst, second: placeOfSecond } = view.judgments;
  const { firstResponse } = view.items;
  const { model } = view.responses;
  const counted = countedRows(view);
  const row = new Uint32Array(counted.row.length);
  const first = new Uint16Array(counted.row.length);
  const second = new Uint16Array(counted.row.length);
  const firstOfPrompt = new Uint32Array(counted.first.length);
  let n = 0;
  for (let prompt = 0; prompt + 1 < counted.first.length; prompt += 1) {
    for (let at = counted.first[prompt] as number; at < (counted.first[prompt + 1] as number); at += 1) {
      const own = counted.row[at] as number;
      const place = placeOfSecond[own] as number;
      if (place === NONE_U8) continue;
      const start = firstResponse[item[own] as number] as number;
      const end = firstResponse[(item[own] as number) + 1] as number;
      const r = start + (placeOfFirst[own] as number);
      const s = start + place;
      if (r >= end || s >= end) continue;
      const one = model[r] as number;
      const other = model[s] as number;
      if (one === other || one === NONE_U16 || other === NONE_U16) continue;
      row[n] = own;
      first[n] = one;
      second[n] = other;
      n += 1;
    }
    firstOfPrompt[prompt + 1] = n;
  }
  return { row: row.subarray(0, n), first: first.subarray(0, n), second: second.subarray(0, n), firstOfPrompt };
}
