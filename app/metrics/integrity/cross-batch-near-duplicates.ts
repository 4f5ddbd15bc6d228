import { CopyOf } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { countedCopies } from "./counted-copies.ts";

export const crossBatchNearDuplicates: Metric = {
  id: "cross-batch-near-duplicates",
  version: 1,
  title: "Near-duplicates of earlier batches",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items that are, but for light edits, items of an earlier batch of the contract.",
  formula:
    "Kept items whose word 5-grams have a Jaccard similarity of 0.8 or more with those of an item of any earlier batch, as it stood when the delivery was taken in / kept items, counted. Candidates and confirmation as for near-duplicates in the batch. Exact copies count too.",
  source: "As near-duplicates in the batch. Lines: ours.",
  needs: ["an earlier batch of the same contract"],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.01, fail: 0.03 },
  gate: false,
  counted: true,
  rows: "mark=near_copy_of_earlier",
  // The column came within version 2, and nothing tells which deliveries have it.
  since: 3,
  measure: (view, { earlierPairKeys }) => {
    if (!earlierPairKeys) return notComputable("The contract has no earlier batch to compare with.");
    return countedCopies(crossBatchNearDuplicates, view, CopyOf.NEARLY_EARLIER, {
      title: "Items against earlier batches",
      rest: "new",
      copies: "delivered before, or nearly",
    });
  },
};
