import type { Metric } from "../metric.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { sideTable } from "./unit-table.ts";

export const brennanPrediger: Metric = {
  id: "brennan-prediger",
  version: 2,
  title: "Brennan-Prediger coefficient, preferred side",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about: "Agreement on the preferred side beyond that of annotators who guess evenly among the answers of the form.",
  formula:
    "(p_o - 1 / q) / (1 - 1 / q), q the answers of the form (first, second and, where it exists, tie). Comparisons with two or more named annotators; both bad and skip stay out. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - coefficient).",
  source: "Brennan and Prediger, Educ. Psychol. Meas. 41 (1981) 687. Lines: as for Krippendorff's α.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.36, fail: 0.24 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) =>
    measureChanceCorrected(brennanPrediger, view, sideTable(view), {
      rule: "brennan-prediger",
      weighting: "identity",
      count: "unit",
    }),
};
