import type { Metric } from "../metric.ts";
import { IN_ORDER_OF_WORK, runOutcome, SESSIONS } from "./run-outcome.ts";
import { sideRuns as runsOf } from "./runs.ts";

export const sideRuns: Metric = {
  id: "side-runs",
  version: 2,
  title: "Same side again and again",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How much of the work is by annotators who preferred one displayed side so many times running that chance does not explain it.",
  formula: `Decided comparisons of annotators whose longest run of one side within a session, in order of time, has p < min(0.001, 0.05 / annotators) / decided comparisons of annotators with 20 or more, counted. ${SESSIONS} p: exact, of a run that long of either side of a fair coin in any of the annotator's sessions, 1 - product of (1 - p of each); ties between are passed over.`,
  source: "Feller, An Introduction to Probability Theory I, XIII.7; the order shown was drawn by lot. Lines: ours.",
  needs: ["the order in which responses were shown", "the time of every judgment", "annotator ids"],
  nUnit: IN_ORDER_OF_WORK,
  minimumN: 200,
  lines: { warn: 0.005, fail: 0.1 },
  gate: false,
  counted: true,
  measure: (view) => runOutcome(sideRuns, view, runsOf, "side_in_order"),
};
