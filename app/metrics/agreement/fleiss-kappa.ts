import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";
import { sideTable } from "./unit-table.ts";

export const fleissKappa: Metric = {
  id: "fleiss-kappa",
  version: 2,
  title: "Fleiss' κ, preferred side",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement on the preferred side beyond the chance of the batch's own shares, for a fixed number of annotators per comparison.",
  formula:
    "(p_o - p_e) / (1 - p_e), p_e = sum of squared shares of first, tie and second. Comparisons with two or more named annotators, whose number must not vary; both bad and skip stay out. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - κ).",
  source: "Fleiss, Psychol. Bull. 76 (1971) 378. Lines: as for Krippendorff's α.",
  needs: ["the same number of annotators on every comparison with more than one", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.36, fail: 0.24 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) => {
    const table = sideTable(view);
    const [first] = table.raters;
    if (table.raters.some((raters) => raters !== first))
      return notComputable(
        "The number of annotators varies between comparisons, which Fleiss' κ does not allow; Krippendorff's α does.",
      );
    return measureChanceCorrected(fleissKappa, view, table, { rule: "fleiss", weighting: "identity", count: "unit" });
  },
};
