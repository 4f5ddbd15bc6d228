/** Which labels each annotator uses, and how often. */
import { entropyBits } from "#app/stats/entropy.ts";
import { type Labels, labelsOf } from "../agreement/labels.ts";
import { NONE_U32 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { oncePerView } from "../once-per-view.ts";

export interface LabelUse {
  labels: Labels;
  /** Weight by annotator and label: cell annotator · labels.count + label. */
  weight: Float64Array;
  /** Items with a label, by annotator: the same item twice counts once. */
  items: Uint32Array;
  /** Weight by label over all judgments with a named annotator. */
  total: Float64Array;
}

/** Leading rows alone: a ranking is one judgment. */
export const labelUse = oncePerView((view): LabelUse => {
  const { judgments, names } = view;
  const labels = labelsOf(view);
  const size = names.annotators.length;
  const weight = new Float64Array(size * labels.count);
  const items = new Uint32Array(size);
  const total = new Float64Array(labels.count);
  const lastItem = new Uint32Array(size).fill(NONE_U32);
  for (const row of countedRows(view).row) {
    const annotator = judgments.annotator[row] as number;
    const label = labels.of(row);
    if (annotator >= size || label < 0 || judgments.lead[row] !== 1) continue;
    const w = view.weight[row] as number;
    const cell = annotator * labels.count + label;
    weight[cell] = (weight[cell] as number) + w;
    total[label] = (total[label] as number) + w;
    const item = judgments.item[row] as number;
    if (lastItem[annotator] !== item) items[annotator] = (items[annotator] as number) + 1;
    lastItem[annotator] = item;
  }
  return { labels, weight, items, total };
});

export function sharesOf({ labels, weight }: LabelUse, annotator: number): Float64Array {
  const own = weight.slice(annotator * labels.count, (annotator + 1) * labels.count);
  const sum = own.reduce((a, b) => a + b, 0);
  return sum > 0 ? own.map((one) => one / sum) : own;
}

/** Bits of an annotator's labels; null without one. */
export function entropyOf(use: LabelUse, annotator: number): number | null {
  return (use.items[annotator] ?? 0) > 0 ? entropyBits(sharesOf(use, annotator)) : null;
}
