import type { Metric } from "../metric.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { sideTable } from "./unit-table.ts";

export const gwetAc1: Metric = {
  id: "gwet-ac1",
  version: 2,
  title: "Gwet's AC1, preferred side",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement on the preferred side beyond chance, steady where nearly all labels fall on one side; read it beside κ and raw agreement.",
  formula:
    "(p_o - p_e) / (1 - p_e), p_e = sum of pi (1 - pi) / (q - 1) over the q answers of the form (first, second and, where it exists, tie). Comparisons with two or more named annotators; both bad and skip stay out. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - AC1).",
  source:
    "Gwet, Br. J. Math. Stat. Psychol. 61 (2008) 29; used by Touvron et al. 2023 (Llama 2), section A.3.7. Lines: ours, for helpfulness.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.35, fail: 0.25 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) =>
    measureChanceCorrected(gwetAc1, view, sideTable(view), { rule: "gwet", weighting: "identity", count: "unit" }),
};
