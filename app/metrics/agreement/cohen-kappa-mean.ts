import type { Metric } from "../metric.ts";
import { FEWEST_SHARED, measureMeanKappa, SHARED_BY_PAIRS } from "./measure-mean-kappa.ts";

export const cohenKappaMean: Metric = {
  id: "cohen-kappa-mean",
  version: 2,
  title: "Cohen's κ, mean over annotator pairs",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Agreement of two annotators beyond the chance of their own habits, averaged over pairs; shows who disagrees with whom.",
  formula: `Mean of (p_o - p_e) / (1 - p_e) over first, tie and second, over annotator pairs with ${FEWEST_SHARED} or more shared comparisons. Interval: influence of each comparison on the mean, summed by prompt, or by the delete-one jackknife where up to 100 prompts have more comparisons than one, on the scale of ln(1 - κ); for these annotators, not for others.`,
  source:
    "Cohen 1960; variance of Fleiss, Cohen and Everitt 1969. Lines: κ near 0.36 and 0.24 is 68 and 62 % raw agreement when sides are even.",
  needs: ["20 or more comparisons shared by two annotators", "annotator ids"],
  nUnit: SHARED_BY_PAIRS,
  minimumN: 100,
  lines: { warn: 0.36, fail: 0.24 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => measureMeanKappa(cohenKappaMean, view),
};
