import type { Metric } from "../metric.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measureAlpha } from "./measure-alpha.ts";
import { DOUBLE_LABELLED, withoutScale } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const krippendorffAlphaOrdinal: Metric = {
  id: "krippendorff-alpha-ordinal",
  version: 3,
  title: "Krippendorff's α, strength (ordinal)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "How far annotators agree on the strength of preference beyond chance, near misses counting less than opposites.",
  formula: `1 - observed / expected disagreement over the ordered categories of the delivery's scale, with Krippendorff's ordinal distance. Comparisons with two or more named annotators and a category. An item whose judgments weigh k counts k times. Interval: influence of each unit summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - α). ${IN_STEPS}`,
  source: "Krippendorff, Content Analysis (2018), chapter 12. Lines: ours.",
  needs: ["one ordered label scale", "judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.45, fail: 0.35 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => {
    const table = unitTable(view, "category");
    return table ? measureAlpha(krippendorffAlphaOrdinal, view, table, "ordinal") : withoutScale();
  },
};
