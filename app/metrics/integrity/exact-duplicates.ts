import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";
import { pairCopies } from "./pair-copies.ts";

export const exactDuplicates: Metric = {
  id: "exact-duplicates",
  version: 1,
  title: "Exact duplicates in the batch",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items that repeat another item of the batch: same prompt and same responses, in any order.",
  formula:
    "1 - distinct pairs / items. A pair is the normalised prompt with its responses, unordered. All kept items, counted.",
  source: "Lines: ours. Extra copies are not payable and weigh their item twice in training.",
  needs: [],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.01, fail: 0.03 },
  gate: true,
  counted: true,
  rows: "mark=duplicate",
  measure: (view) => {
    const { items, distinct, byCopies } = pairCopies(view);
    if (items === 0) return notEnough(exactDuplicates, 0);
    const found = [...byCopies].sort(([a], [b]) => a - b);
    return counted((items - distinct) / items, items, exactDuplicates.nUnit, {
      title: "Pairs by number of copies",
      columns: ["copies", "pairs"],
      rows: found,
      rowParams: found.map(([copies]) => `copies=${copies}`),
    });
  },
};
