import type { Metric } from "../metric.ts";
import { Side } from "../rows.ts";
import { measureAgreement } from "./measure-agreement.ts";
import { DOUBLE_LABELLED } from "./overlap.ts";

export const rawAgreementTieHalf: Metric = {
  id: "raw-agreement-tie-half",
  version: 3,
  title: "Raw agreement, tie against a side counts half",
  group: "agreement",
  unit: "share",
  better: "higher",
  about: "How often two annotators agree when a tie against a side is half an agreement; chance level about 0.5.",
  formula:
    "Mean over comparisons of the mean score of pairs of annotators: same answer 1, tie against a side 0.5, opposite sides 0. Both bad and skip are dropped. Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Percent agreement with ties as half, as ties are counted in arena ratings. Lines: ours.",
  needs: ["judgments by two or more annotators on some items", "annotator ids"],
  nUnit: DOUBLE_LABELLED,
  minimumN: 200,
  lines: { warn: 0.65, fail: 0.58 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  measure: (view) => measureAgreement(rawAgreementTieHalf, view, "side", tieHalf),
};

function tieHalf(a: number, b: number): number {
  if (a === b) return 1;
  return a === Side.TIE || b === Side.TIE ? 0.5 : 0;
}
