import type { Metric } from "../metric.ts";
import { IN_STEPS } from "../scale-steps.ts";
import { measureChanceCorrected } from "./measure-chance-corrected.ts";
import { DOUBLE_LABELLED, withoutScale } from "./overlap.ts";
import { unitTable } from "./unit-table.ts";

export const weightedKappaLinear: Metric = {
  id: "weighted-kappa-linear",
  version: 3,
  title: "Weighted κ, strength (linear)",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement on the strength of preference beyond chance, a miss costing its distance; stricter with near misses than the quadratic form.",
  formula: `1 - observed / expected disagreement, weights |i - j| / (q - 1) over the q categories of the delivery's whole scale. All pairs of named annotators of a comparison in one table, in both orders, so that no annotator is the first: expected disagreement is that of two draws from the labels of all. Interval: influence of each comparison summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - κ). ${IN_STEPS}`,
  source: "Cohen, Psychol. Bull. 70 (1968) 213; linear weights of Cicchetti and Allison 1971. Lines: ours.",
  needs: ["one ordered label scale", "judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 100,
  lines: { warn: 0.4, fail: 0.3 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) => {
    const table = unitTable(view, "category");
    const school = { rule: "fleiss", weighting: "linear", count: "pair" } as const;
    return table ? measureChanceCorrected(weightedKappaLinear, view, table, school) : withoutScale();
  },
};
