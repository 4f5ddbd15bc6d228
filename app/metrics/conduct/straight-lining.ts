import type { Metric } from "../metric.ts";
import { IN_ORDER_OF_WORK, runOutcome, SESSIONS } from "./run-outcome.ts";
import { labelRuns } from "./runs.ts";

export const straightLining: Metric = {
  id: "straight-lining",
  version: 2,
  title: "Same answer again and again",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How much of the work is by annotators who gave one label, strength included, so many times running that habit does not explain it.",
  formula: `Judgments of annotators whose longest run of one label within a session, in order of time, has p < min(0.001, 0.05 / annotators) / judgments of annotators with 20 or more, counted. ${SESSIONS} p: 1 - product over the annotator's sessions of (1 - p of each), which is the sum over labels of the exact chance of such a run at the larger of the label's share in the batch and, up to 0.9, in the annotator's own.`,
  source:
    "Longest identical runs as careless responding: Johnson, J. Research in Personality 39 (2005) 103. Chance: Feller I, XIII.7. Lines: ours.",
  needs: ["the order in which responses were shown", "the time of every judgment", "annotator ids"],
  nUnit: IN_ORDER_OF_WORK,
  minimumN: 200,
  lines: { warn: 0.005, fail: 0.1 },
  gate: false,
  counted: true,
  measure: (view) => runOutcome(straightLining, view, labelRuns, "label_in_order"),
};
