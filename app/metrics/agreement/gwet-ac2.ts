import type { Metric } from "../metric.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED, withoutScale } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const gwetAc2: Metric = {
  id: "gwet-ac2",
  version: 3,
  title: "Gwet's AC2, strength (quadratic)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement on the strength of preference beyond chance, near misses counting nearly full; steady where most labels share a category.",
  formula: `(p_o - p_e) / (1 - p_e) with weights 1 - (i - j)² / (q - 1)² over the q categories of the delivery's whole scale, p_e = sum of weights / (q (q - 1)) · sum of pi (1 - pi). Comparisons with two or more named annotators and a category. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - AC2). ${IN_STEPS}`,
  source:
    "Gwet, Handbook of Inter-Rater Reliability (2014); 0.37 to 0.55 for helpfulness on seven points in Touvron et al. 2023 (Llama 2), section A.3.7. Lines: ours, for helpfulness; safety deserves 0.75 and 0.60.",
  needs: ["one ordered label scale", "judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.35, fail: 0.25 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "category");
    const school = { rule: "gwet", weighting: "quadratic", count: "unit" } as const;
    return table ? measureChanceCorrected(gwetAc2, view, table, school) : withoutScale();
  },
};
