import { type BatchView, ItemFlag } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { shareOutcome } from "../row-share.ts";

export const positionBias: Metric = {
  id: "position-bias",
  version: 2,
  title: "First shown response preferred",
  group: "bias",
  unit: "share",
  better: "near-target",
  target: 0.5,
  about: "How often the response shown first is preferred; 0.5 when the order shown was drawn at random.",
  formula:
    "Weight of comparisons that prefer the first shown / weight of decided comparisons of items whose display order is known. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Side preference under randomised order. Lines: ours. Means nothing where the order shown was not random.",
  needs: ["the order in which responses were shown"],
  nUnit: "decided comparisons",
  minimumN: 200,
  lines: { warn: 0.02, fail: 0.05 },
  gate: true,
  rows: "side=first",
  measure: (view) => {
    if (isOrderLost(view))
      return notComputable(
        "The order in which the responses were shown is not known.",
        "Contract for the display order of every comparison.",
      );
    return shareOutcome(positionBias, view, (row, item) => firstPreferred(view, row, item));
  },
};

/** 1 or 0; NaN for ties and where the order is not known. */
export function firstPreferred({ items, judgments }: BatchView, row: number, item: number): number {
  const strength = judgments.strength[row] as number;
  if (((items.flags[item] as number) & ItemFlag.ORDER_KNOWN) === 0 || strength === 0) return Number.NaN;
  if (Number.isNaN(strength)) return Number.NaN;
  return strength < 0 ? 1 : 0;
}

/** No kept item knows its order, though there are items. */
function isOrderLost({ items, keepItem }: BatchView): boolean {
  let kept = 0;
  for (let i = 0; i < items.n; i += 1) {
    if (keepItem[i] !== 1) continue;
    if (((items.flags[i] as number) & ItemFlag.ORDER_KNOWN) !== 0) return false;
    kept += 1;
  }
  return kept > 0;
}
