import type { Metric } from "../metric.ts";
import { measureAgreement } from "./measure-agreement.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";

export const rawAgreement3way: Metric = {
  id: "raw-agreement-3way",
  version: 2,
  title: "Raw agreement, tie as a third answer",
  group: "agreement",
  unit: "share",
  better: "higher",
  about:
    "How often two annotators gave the same of first, tie and second; chance level about one third where ties are common.",
  formula:
    "Mean over comparisons of agreeing pairs / pairs of annotators, over first, tie and second. Both bad and skip are dropped. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source:
    "Percent agreement; human pairs with win, tie and lose reach 55 to 58 % in Cui et al. 2023 (UltraFeedback), table 4. Lines: ours.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 200,
  lines: { warn: 0.55, fail: 0.45 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => measureAgreement(rawAgreement3way, view, "side"),
};
