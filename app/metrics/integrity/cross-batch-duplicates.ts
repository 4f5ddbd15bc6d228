import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { copiesAmong } from "./copies-among.ts";

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
  counted: true,
  rows: "mark=copy_of_earlier",
  measure: (view, { earlierPairKeys }) => {
    if (!earlierPairKeys) return notComputable("The contract has no earlier batch to compare with.");
    return copiesAmong(crossBatchDuplicates, view, earlierPairKeys, {
      whose: "earlier",
      title: "Items against earlier batches",
      rest: "new",
      copies: "delivered before",
    });
  },
};
