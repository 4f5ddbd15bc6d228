import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { pairsAmong } from "./pair-copies.ts";

export const crossBatchDuplicates: Metric = {
  id: "cross-batch-duplicates",
  version: 1,
  title: "Duplicates of earlier batches",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items already delivered in an earlier batch of the contract.",
  formula:
    "Kept items whose pair (normalised prompt with its responses, unordered) is in any earlier batch / kept items, counted.",
  source: "Lines: ours. What was paid for once is not payable again.",
  needs: ["an earlier batch of the same contract"],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.001, fail: 0.005 },
  gate: true,
  rows: "mark=copy_of_earlier",
  measure: (view, { earlierPairKeys }) => {
    if (!earlierPairKeys) return notComputable("The contract has no earlier batch to compare with.");
    const { kept, seen } = pairsAmong(view, earlierPairKeys);
    if (kept === 0) return notEnough(crossBatchDuplicates, 0);
    return counted(seen / kept, kept, crossBatchDuplicates.nUnit, {
      title: "Items against earlier batches",
      columns: ["items", "count"],
      rows: [
        ["new", kept - seen],
        ["delivered before", seen],
      ],
      rowParams: [null, seen === 0 ? null : "mark=copy_of_earlier"],
    });
  },
};
