/** Units of agreement: one comparison of one item with the labels that different annotators gave it. */
import type { BatchView } from "../batch-view.ts";
import { sharedComparisons } from "./shared-comparisons.ts";

/** The arrays are reused between units; only the first `raters` entries count. */
export interface Unit {
  item: number;
  raters: number;
  annotator: Uint32Array;
  label: Int16Array;
  weight: Float64Array;
  /** Judgment row of the label. */
  row: Uint32Array;
}

/**
 * Visits every comparison (item, first, second) that two or more named annotators labelled; `labelOf` gives a category, or
 * -1 to leave the row out. An annotator who judged the same comparison more than once is one rater, with the earliest
 * label (the lowest where times are missing or equal) and the sum of the weights: nobody agrees with himself. `endPrompt`
 * closes each prompt with a comparison that two or more judged.
 */
export function eachUnit(
  view: BatchView,
  labelOf: (row: number) => number,
  visit: (unit: Unit) => void,
  endPrompt: () => void = () => {},
): void {
  const { judgments, weight } = view;
  const { row: rows, first, closes, isRepeated, mostRows: most } = sharedComparisons(view);
  const unit: Unit = {
    item: 0,
    raters: 0,
    annotator: new Uint32Array(most),
    label: new Int16Array(most),
    weight: new Float64Array(most),
    row: new Uint32Array(most),
  };
  const at = new Float64Array(most);
  for (let comparison = 0; comparison < closes.length; comparison += 1) {
    const start = first[comparison] as number;
    const end = first[comparison + 1] as number;
    unit.item = judgments.item[rows[start] as number] as number;
    unit.raters = 0;
    for (let place = start; place < end; place += 1) {
      const row = rows[place] as number;
      const label = labelOf(row);
      if (label < 0) continue;
      if (isRepeated[comparison] === 1) addOnce(view, unit, at, row, label);
      else {
        unit.annotator[unit.raters] = judgments.annotator[row] as number;
        unit.label[unit.raters] = label;
        unit.weight[unit.raters] = weight[row] as number;
        unit.row[unit.raters] = row;
        unit.raters += 1;
      }
    }
    if (unit.raters > 1) visit(unit);
    if (closes[comparison] === 1) endPrompt();
  }
}

/** Adds a row to its annotator's others on the comparison. @param at when each rater of the unit gave the label that stands */
function addOnce({ judgments, weight }: BatchView, unit: Unit, at: Float64Array, row: number, label: number): void {
  const annotator = judgments.annotator[row] as number;
  const time = timeOf(judgments.at[row] as number);
  const found = unit.annotator.subarray(0, unit.raters).indexOf(annotator);
  const place = found < 0 ? unit.raters : found;
  if (found < 0) {
    unit.annotator[place] = annotator;
    unit.weight[place] = 0;
    unit.raters += 1;
  }
  unit.weight[place] = (unit.weight[place] as number) + (weight[row] as number);
  const isEarlier = time < (at[place] as number) || (time === at[place] && label < (unit.label[place] as number));
  if (found >= 0 && !isEarlier) return;
  unit.label[place] = label;
  unit.row[place] = row;
  at[place] = time;
}

function timeOf(at: number): number {
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}
