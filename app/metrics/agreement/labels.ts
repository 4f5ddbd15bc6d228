/** The label of a judgment as one of few categories. */
import type { BatchView } from "../batch-view.ts";
import { SIDE_NAMES, sideOf } from "../rows.ts";

export interface Labels {
  count: number;
  /** -1 where the row has none. */
  of(row: number): number;
  nameOf(label: number): string;
}

const MOST = 100;

/** Categories of the delivery's scale, strength included; without a single scale first, tie and second. */
export function labelsOf(view: BatchView): Labels {
  const categories = view.scale?.categories ?? 0;
  if (categories < 2 || categories > MOST)
    return { count: 3, of: (row) => sideOf(view, row), nameOf: (label) => SIDE_NAMES[label] ?? "" };
  const of = (row: number) => {
    const category = view.judgments.category[row] as number;
    return category < categories ? category : -1;
  };
  return { count: categories, of, nameOf: (label) => `${label + 1} of ${categories}` };
}
