/** Units of agreement: one comparison of one item with the labels that different annotators gave it. */
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { sharedItems } from "./shared-items.ts";

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
 * closes each prompt that has an item with several rows.
 */
export function eachUnit(
  view: BatchView,
  labelOf: (row: number) => number,
  visit: (unit: Unit) => void,
  endPrompt: () => void,
): void {
  const { items, judgments, weight } = view;
  const { item: order, closes, mostRows: most } = sharedItems(view);
  const unit: Unit = {
    item: 0,
    raters: 0,
    annotator: new Uint32Array(most),
    label: new Int16Array(most),
    weight: new Float64Array(most),
    row: new Uint32Array(most),
  };
  const at = new Float64Array(most);
  const done = new Uint8Array(most);
  const seenIn = new Uint32Array(view.names.annotators.length);
  const placeOf = new Uint32Array(view.names.annotators.length);
  let serial = 0;

  const add = (row: number) => {
    const annotator = judgments.annotator[row] as number;
    const label = labelOf(row);
    if (label < 0 || annotator === NONE_U32) return;
    const time = timeOf(judgments.at[row] as number);
    const isNew = seenIn[annotator] !== serial;
    const place = isNew ? unit.raters : (placeOf[annotator] as number);
    if (isNew) {
      seenIn[annotator] = serial;
      placeOf[annotator] = place;
      unit.annotator[place] = annotator;
      unit.weight[place] = 0;
      unit.raters += 1;
    }
    unit.weight[place] = (unit.weight[place] as number) + (weight[row] as number);
    const earlier = time < (at[place] as number) || (time === at[place] && label < (unit.label[place] as number));
    if (isNew || earlier) {
      unit.label[place] = label;
      unit.row[place] = row;
      at[place] = time;
    }
  };

  const visitItem = (item: number) => {
    const start = items.firstJudgment[item] as number;
    const end = items.firstJudgment[item + 1] as number;
    done.fill(0, 0, end - start);
    for (let row = start; row < end; row += 1) {
      if (done[row - start] === 1) continue;
      serial += 1;
      unit.item = item;
      unit.raters = 0;
      for (let other = row; other < end; other += 1) {
        if (judgments.first[other] !== judgments.first[row] || judgments.second[other] !== judgments.second[row])
          continue;
        done[other - start] = 1;
        if ((weight[other] as number) > 0) add(other);
      }
      if (unit.raters > 1) visit(unit);
    }
  };
  for (let i = 0; i < order.length; i += 1) {
    visitItem(order[i] as number);
    if (closes[i] === 1) endPrompt();
  }
}

function timeOf(at: number): number {
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}
