import type { Metric } from "../metric.ts";
import { counted, notComputable } from "../outcomes.ts";
import { pairCopies } from "./pair-copies.ts";

export const deliveredVolume: Metric = {
  id: "delivered-volume",
  version: 1,
  title: "Delivered volume",
  group: "integrity",
  unit: "ratio",
  better: "higher",
  about: "Distinct judged items delivered against the units the contract expects for the week.",
  formula: "(kept items with a judgment that counts - exact duplicates among them) / expected units, counted.",
  source: "Lines: ours.",
  needs: ["the contract's expected units for the week"],
  nUnit: "expected units",
  minimumN: 1,
  lines: { warn: 0.95, fail: 0.85 },
  gate: false,
  slices: "never",
  measure: (view, { expectedUnits }) => {
    if (!expectedUnits || !(expectedUnits > 0))
      return notComputable("The contract expects no number of units for this week.");
    const { items, distinct } = pairCopies(view, (item) => isJudged(view, item));
    return counted(distinct / expectedUnits, expectedUnits, deliveredVolume.nUnit, {
      title: "Units of the week",
      columns: ["units", "count"],
      rows: [
        ["expected", expectedUnits],
        ["judged items", items],
        ["duplicates among them", items - distinct],
        ["delivered", distinct],
      ],
      // Which of several copies is the one too many is not said; what was expected is no record.
      rowParams: [null, "repeat=no", null, null],
    });
  },
};

function isJudged({ items, weight }: Parameters<Metric["measure"]>[0], item: number): boolean {
  const end = items.firstJudgment[item + 1] as number;
  for (let row = items.firstJudgment[item] as number; row < end; row += 1) if ((weight[row] as number) > 0) return true;
  return false;
}
