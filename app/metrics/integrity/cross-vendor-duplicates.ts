import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { copiesAmong } from "./copies-among.ts";

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
  counted: true,
  rows: "mark=copy_elsewhere",
  measure: (view, { otherPairKeys }) => {
    if (!otherPairKeys) return notComputable("No other contract has a delivery to compare with.");
    return copiesAmong(crossVendorDuplicates, view, otherPairKeys, {
      whose: "elsewhere",
      title: "Items against other contracts",
      rest: "in this contract only",
      copies: "in another contract too",
    });
  },
};
