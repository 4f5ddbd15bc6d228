import type { Metric } from "../metric.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { sideTable } from "./unit-table.ts";

export const scottPi: Metric = {
  id: "scott-pi",
  version: 2,
  title: "Scott's π, preferred side",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement of two annotators on the preferred side beyond the chance of the shares all annotators have together, over all pairs of annotators.",
  formula:
    "(p_o - p_e) / (1 - p_e) over all pairs of named annotators of a comparison, p_e = sum of squared shares of first, tie and second; both bad and skip stay out. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - π).",
  source: "Scott, Public Opin. Q. 19 (1955) 321. Lines: as for Krippendorff's α.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.36, fail: 0.24 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) =>
    measureChanceCorrected(scottPi, view, sideTable(view), { rule: "fleiss", weighting: "identity", count: "pair" }),
};
