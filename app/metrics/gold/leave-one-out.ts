/** Each annotator against the majority of the others: the answer of one is never part of what it is measured by. */

import { eachSideUnit } from "../agreement/rater-pairs.ts";
import type { Unit } from "../agreement/units.ts";
import { ShareByAnnotator } from "../annotators/share-by-annotator.ts";
import type { BatchView } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";

export interface LeaveOneOut {
  /** Comparisons that another annotator judged too, by annotator. */
  shared: Uint32Array;
  agreement: ShareByAnnotator;
}

export const leaveOneOut = oncePerView((view): LeaveOneOut => {
  const size = view.names.annotators.length;
  const shared = new Uint32Array(size);
  const agreement = new ShareByAnnotator(size);
  eachAgainstOthers(view, (unit, r, majority) => {
    const one = unit.annotator[r] as number;
    shared[one] = (shared[one] as number) + 1;
    if (majority >= 0) agreement.add(one, Number(majority === unit.label[r]), unit.weight[r] as number);
  });
  return { shared, agreement };
});

/** Visits every rater of every unit with the single most frequent side of the others; -1 where they are tied among sides. */
export function eachAgainstOthers(view: BatchView, visit: (unit: Unit, rater: number, majority: number) => void): void {
  const votes = new Float64Array(3);
  eachSideUnit(view, (unit) => {
    const { raters, label } = unit;
    votes.fill(0);
    for (let r = 0; r < raters; r += 1) votes[label[r] as number] = (votes[label[r] as number] as number) + 1;
    for (let r = 0; r < raters; r += 1) {
      const side = label[r] as number;
      votes[side] = (votes[side] as number) - 1;
      const majority = onlyMaximum(votes);
      votes[side] = (votes[side] as number) + 1;
      visit(unit, r, majority);
    }
  });
}

function onlyMaximum(votes: Float64Array): number {
  let best = 0;
  let isOnly = true;
  for (let side = 1; side < votes.length; side += 1) {
    if ((votes[side] as number) > (votes[best] as number)) {
      best = side;
      isOnly = true;
    } else if (votes[side] === votes[best]) isOnly = false;
  }
  return isOnly ? best : -1;
}
