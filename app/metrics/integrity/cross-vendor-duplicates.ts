import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { isAmong } from "./is-among.ts";

export const crossVendorDuplicates: Metric = {
  id: "cross-vendor-duplicates",
  version: 1,
  title: "Duplicates of other contracts",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items that another contract delivered too, whichever vendor's: the same work sold twice.",
  formula:
    "Kept items whose pair (normalised prompt with its responses, unordered) is in an active delivery of any other contract / kept items, counted.",
  source: "Lines: ours, as for duplicates of earlier batches.",
  needs: ["a delivery of another contract"],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.001, fail: 0.005 },
  gate: false,
  rows: "mark=copy_elsewhere",
  measure: ({ items, keepItem }, { otherPairKeys }) => {
    if (!otherPairKeys) return notComputable("No other contract has a delivery to compare with.");
    let kept = 0;
    let seen = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      kept += 1;
      if (isAmong(otherPairKeys, items.pairKey[i] as number)) seen += 1;
    }
    if (kept === 0) return notEnough(crossVendorDuplicates, 0);
    return counted(seen / kept, kept, crossVendorDuplicates.nUnit, {
      title: "Items against other contracts",
      columns: ["items", "count"],
      rows: [
        ["in this contract only", kept - seen],
        ["in another contract too", seen],
      ],
      rowParams: [null, seen === 0 ? null : "mark=copy_elsewhere"],
    });
  },
};
