import type { Metric } from "../metric.ts";
import { measureAgreement } from "./measure-agreement.ts";
import { DOUBLE_DECIDED } from "./overlap.ts";

export const rawAgreementNoTies: Metric = {
  id: "raw-agreement-no-ties",
  version: 2,
  title: "Raw agreement, ties dropped",
  group: "agreement",
  unit: "share",
  better: "higher",
  about: "How often two annotators who both took a side took the same one; chance level 0.5.",
  formula:
    "Mean over comparisons of agreeing pairs / pairs of annotators. Comparisons where two or more named annotators prefer a side; ties, both bad and skip are dropped. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source:
    "Percent agreement as in Ouyang et al. 2022, section 3.4 (72.6 %) and Stiennon et al. 2020, appendix C (73 to 77 %). Lines: ours, for general helpfulness; safety and verifiable tasks deserve stricter ones.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_DECIDED,
  minimumN: 200,
  lines: { warn: 0.68, fail: 0.62 },
  gate: true,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => measureAgreement(rawAgreementNoTies, view, "decided"),
};
