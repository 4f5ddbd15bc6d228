import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { pairsAmong } from "./pair-copies.ts";

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
  measure: (view, { otherPairKeys }) => {
    if (!otherPairKeys) return notComputable("No other contract has a delivery to compare with.");
    const { kept, seen } = pairsAmong(view, otherPairKeys);
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
