import { isItem } from "#app/domain/unit.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable } from "../outcomes.ts";
import { countPaidUnits } from "../paid-units.ts";
import { pairCopies } from "./pair-copies.ts";

export const deliveredVolume: Metric = {
  id: "delivered-volume",
  version: 2,
  title: "Delivered volume",
  group: "integrity",
  unit: "ratio",
  better: "higher",
  about: "Units delivered, judged and each once, against those the contract expects for the week.",
  formula:
    "(kept items with a judgment that counts - exact duplicates among them) / expected units, counted. Where the contract pays rated responses or conversations, those of these items are counted; items without a conversation are one each.",
  source: "Lines: ours.",
  needs: ["the contract's expected units for the week"],
  nUnit: "expected units",
  minimumN: 1,
  lines: { warn: 0.95, fail: 0.85 },
  gate: false,
  counted: true,
  slices: "never",
  measure: (view, { expectedUnits, paidUnit = "comparison" }) => {
    if (!expectedUnits || !(expectedUnits > 0))
      return notComputable("The contract expects no number of units for this week.");
    const { items, distinct } = pairCopies(view, (item) => isJudged(view, item));
    const units = isItem(paidUnit)
      ? distinct
      : countPaidUnits({ items: view.items, keepItem: firstCopies(view) }, paidUnit);
    return counted(units / expectedUnits, expectedUnits, deliveredVolume.nUnit, {
      title: "Units of the week",
      columns: ["units", "count"],
      rows: [
        ["expected", expectedUnits],
        ["judged items", items],
        ["duplicates among them", items - distinct],
        ["delivered", units],
      ],
      // Which of several copies is the one too many is not said; what was expected is no record.
      rowParams: [null, "repeat=no", null, null],
    });
  },
};

/** 1 for every judged item, of copies the first. */
function firstCopies(view: BatchView): Uint8Array {
  const { items, keepItem } = view;
  const seen = new Set<number>();
  const first = new Uint8Array(items.n);
  for (let item = 0; item < items.n; item += 1) {
    const pair = items.pairKey[item] as number;
    if (keepItem[item] !== 1 || seen.has(pair) || !isJudged(view, item)) continue;
    seen.add(pair);
    first[item] = 1;
  }
  return first;
}

function isJudged({ items, weight }: BatchView, item: number): boolean {
  const end = items.firstJudgment[item + 1] as number;
  for (let row = items.firstJudgment[item] as number; row < end; row += 1) if ((weight[row] as number) > 0) return true;
  return false;
}
