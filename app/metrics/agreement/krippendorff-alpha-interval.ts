import type { Metric } from "../metric.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measureAlpha } from "./measure-alpha.ts";
import { DOUBLE_LABELLED, withoutScale } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const krippendorffAlphaInterval: Metric = {
  id: "krippendorff-alpha-interval",
  version: 3,
  title: "Krippendorff's α, strength (interval)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "The ordinal α with all steps of the scale taken as equally wide; compare the two to see how far that matters.",
  formula: `1 - observed / expected disagreement over the categories 1 … q of the delivery's scale, with the distance (c - k)². Comparisons with two or more named annotators and a category. Interval: influence of each unit summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - α). ${IN_STEPS}`,
  source: "Krippendorff, Content Analysis (2018), chapter 12. Lines: those of the ordinal α.",
  needs: ["one ordered label scale", "judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.45, fail: 0.35 },
  gate: false,
  rows: "mark=disagreement",
  slices: "items",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "category");
    return table ? measureAlpha(krippendorffAlphaInterval, view, table, "interval") : withoutScale();
  },
};
