import { Tie } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { shareOutcome } from "../row-share.ts";
import { isAnswered } from "./answered.ts";

export const bothBadRate: Metric = {
  id: "both-bad-rate",
  version: 2,
  title: "Both-bad rate",
  group: "agreement",
  unit: "share",
  better: "lower",
  about: "Share of comparisons where neither response was acceptable; 0 also where the form offers no such answer.",
  formula:
    "Weight of both bad / weight of answered comparisons (a side, a tie, both bad or both good; skips are not answers). Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Kept apart from ties as in the Chatbot Arena releases. Lines: ours.",
  needs: ["comparisons of two responses"],
  nUnit: "answered comparisons",
  minimumN: 200,
  lines: { warn: 0.1, fail: 0.2 },
  gate: false,
  rows: "side=both_bad",
  measure: (view) =>
    shareOutcome(bothBadRate, view, (row) =>
      isAnswered(view, row) ? Number(view.judgments.tie[row] === Tie.BOTH_BAD) : Number.NaN,
    ),
};
