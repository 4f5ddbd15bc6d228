import type { Metric } from "../metric.ts";
import { measureAlpha } from "./measure-alpha.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const krippendorffAlphaNominal: Metric = {
  id: "krippendorff-alpha-nominal",
  version: 2,
  title: "Krippendorff's α, preferred side (nominal)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "How far annotators agree on the preferred side beyond chance; any number of annotators, missing labels allowed.",
  formula:
    "1 - observed / expected disagreement over the coincidence matrix of first, tie and second. Comparisons with two or more named annotators; both bad and skip stay out. An item whose judgments weigh k counts k times. Interval: influence of each unit summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - α).",
  source:
    "Krippendorff, Content Analysis (2018), chapter 12. Lines: a forced choice with 68 and 62 % raw agreement has α near 0.36 and 0.24; the customary 0.80 and 0.67 come from content analysis, which preference data does not reach.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.36, fail: 0.24 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => measureAlpha(krippendorffAlphaNominal, view, unitTable(view, "side"), "nominal"),
};
