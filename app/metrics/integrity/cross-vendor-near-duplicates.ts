import { CopyOf } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { countedCopies } from "./counted-copies.ts";

export const crossVendorNearDuplicates: Metric = {
  id: "cross-vendor-near-duplicates",
  version: 1,
  title: "Near-duplicates of other contracts",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items that are, but for light edits, items of another contract, whichever vendor's.",
  formula:
    "Kept items whose word 5-grams have a Jaccard similarity of 0.8 or more with those of an item of an active delivery of any other contract (of the newest 2,000,000 items of these), as it stood when the delivery was taken in / kept items, counted. Candidates and confirmation as for near-duplicates in the batch. Exact copies count too.",
  source: "As near-duplicates in the batch. Lines: ours.",
  needs: ["a delivery of another contract"],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.01, fail: 0.03 },
  gate: false,
  counted: true,
  rows: "mark=near_copy_elsewhere",
  // The column came within version 2, and nothing tells which deliveries have it.
  since: 3,
  measure: (view, { otherPairKeys }) => {
    if (!otherPairKeys) return notComputable("No other contract has a delivery to compare with.");
    return countedCopies(crossVendorNearDuplicates, view, CopyOf.NEARLY_ELSEWHERE, {
      title: "Items against other contracts",
      rest: "in this contract only",
      copies: "in another contract too, or nearly",
    });
  },
};
