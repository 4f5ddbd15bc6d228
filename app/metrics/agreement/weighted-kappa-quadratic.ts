import type { Metric } from "../metric.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED, withoutScale } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const weightedKappaQuadratic: Metric = {
  id: "weighted-kappa-quadratic",
  version: 3,
  title: "Weighted κ, strength (quadratic)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement on the strength of preference beyond chance, a miss costing the square of its distance; over all pairs of annotators, few of whom need share many items.",
  formula: `1 - observed / expected disagreement, weights (i - j)² / (q - 1)² over the q categories of the delivery's whole scale. All pairs of named annotators of a comparison in one table, in both orders, so that no annotator is the first: expected disagreement is that of two draws from the labels of all. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - κ). ${IN_STEPS}`,
  source:
    "Cohen, Psychol. Bull. 70 (1968) 213; 0.465 at first and 0.706 after improvement for helpfulness in Wang et al. 2024 (HelpSteer2), table 1. Lines: ours, for labels that nobody filtered; filtered ones deserve 0.70 and 0.60.",
  needs: ["one ordered label scale", "judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.5, fail: 0.4 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "category");
    const school = { rule: "fleiss", weighting: "quadratic", count: "pair" } as const;
    return table ? measureChanceCorrected(weightedKappaQuadratic, view, table, school) : withoutScale();
  },
};
