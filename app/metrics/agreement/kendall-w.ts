import { kendallW as concordance } from "#app/stats/kendall-w.ts";
import type { Metric } from "../metric.ts";
import { measureConcordance, RANKED_PROMPTS } from "./measure-concordance.ts";

export const kendallW: Metric = {
  id: "kendall-w",
  version: 2,
  title: "Kendall's W of rankings",
  group: "agreement",
  unit: "coefficient",
  better: "higher",
  about:
    "Concordance of all annotators who ranked the same responses, from 0 to 1; chance alone gives 1 / annotators, so 0.5 for two.",
  formula:
    "Mean over items of 12 S / (m² (n³ - n) - m T), S the spread of the rank sums of m annotators and n responses, T the correction for ties. Items with three or more responses ranked or rated in full by two or more named annotators. n counts prompts. Interval: t with the standard error between prompts.",
  source:
    "Kendall and Babington Smith, Ann. Math. Stat. 10 (1939) 275. Lines: ours, for two annotators; 0.68 is a mean rank correlation of 0.36.",
  needs: ["rankings or ratings of three or more responses by two or more annotators", "annotator ids"],
  nUnit: RANKED_PROMPTS,
  minimumN: 100,
  lines: { warn: 0.68, fail: 0.62 },
  gate: false,
  rows: "mark=disagreement",
  slices: "items",
  shownOnly: true,
  measure: (view) => measureConcordance(kendallW, view, { of: ({ scores }) => concordance(scores), lowest: 0 }),
};
