/** What to change next week, derived from the criteria that were not met. Proposals: the signer chooses among them. */
import { estimateText } from "#app/domain/figure.ts";
import { metricById } from "#app/metrics/index.ts";
import type { MetricGroup } from "#app/metrics/metric.ts";
import type { CriterionLine } from "./content.ts";

/** One sentence for each criterion that was not met; the same advice is given once. */
export function proposalsFor(lines: readonly CriterionLine[]): string[] {
  const found = new Map<string, CriterionLine[]>();
  for (const line of lines.filter(({ state }) => state === "fail")) {
    const advice = adviceFor(line.metric);
    found.set(advice, [...(found.get(advice) ?? []), line]);
  }
  return [...found].map(([advice, about]) => `${advice} (${about.map(measured).join("; ")}.)`);
}

/** @param metric id of a metric. */
export function adviceFor(metric: string): string {
  return BY_METRIC[metric] ?? BY_GROUP[metricById(metric)?.group ?? "integrity"];
}

function measured({ title, value, low, high, unit, requirement }: CriterionLine): string {
  const figure = value === null || low === null || high === null ? "" : `: ${estimateText({ value, low, high }, unit)}`;
  return `${title}${figure}, asked for ${requirement.split(";")[0]}`;
}

const BY_METRIC: Record<string, string> = {
  "schema-validity":
    "Check the file against the agreed layout before it is sent; the rows set aside are listed with line and field.",
  "delivered-volume": "Deliver the volume of the schedule, or agree another one beforehand.",
  "exact-duplicates": "Leave out pairs that occur twice in the file before it is sent.",
  "cross-batch-duplicates": "Compare each file with the weeks before, and leave out pairs already delivered.",
  "near-duplicates": "Leave out pairs that differ in a few words only, and widen the pool of prompts.",
  "prompt-concentration": "Widen the pool of prompts, with a limit on how often one is used.",
  "degenerate-pairs": "Leave out pairs whose two responses are the same or empty.",
  "pii-rate": "Replace personal data and secrets in prompts and responses before delivery.",
  "language-mismatch": "Check the language of each record against its label.",
  "eval-contamination": "Leave out prompts taken from public evaluation sets.",
  "gold-accuracy":
    "Go through the instruction with the annotators at the gold items that were answered otherwise, and repeat the calibration round.",
  "position-bias": "Show the two responses in random order, and record the order shown.",
  "longer-wins":
    "Remind annotators that length by itself is no reason, and look together at pairs where the shorter response is better.",
  "annotator-concentration": "Spread the work over more annotators.",
  "test-retest": "Ask annotators to judge with more time; some repeats were answered otherwise.",
  "tie-rate": "Use ties as the instruction says, and discuss the pairs that are hard to tell apart.",
  "on-policy-share": "Collect on the models approved for the week, and record the model of every response.",
};

const BY_GROUP: Record<MetricGroup, string> = {
  integrity: "Check the file for this before it is sent.",
  agreement: "Discuss the pairs on which annotators differ against the instruction, and note what was unclear in it.",
  gold: "Repeat the calibration with the annotators concerned, with the instruction at hand.",
  conduct: "Look at how the work is organised: time per item, breaks, and how items are assigned.",
  bias: "Discuss with the annotators what should and should not weigh in a preference, with examples.",
  policy: "Collect on the models and settings approved for the week.",
  drift: "Keep to the agreed mix from week to week, and announce a change beforehand.",
  scores: "Look together at the records concerned.",
};
