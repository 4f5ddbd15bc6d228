import { type BatchView, GoldVerdict } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { shareOutcome } from "../row-share.ts";

export const goldAccuracy: Metric = {
  id: "gold-accuracy",
  version: 1,
  title: "Gold accuracy",
  group: "gold",
  unit: "share",
  better: "higher",
  about: "How often annotators gave the agreed answer on the hidden gold items.",
  formula:
    "Weight of judgments that prefer the agreed side / weight of judgments on gold items. Interval: Wilson's at n / design effect, prompts as clusters.",
  source: "Gold questions with Wilson's interval; gold sets of 200 or more are customary. Lines: ours.",
  needs: ["gold items with an agreed answer"],
  minimumN: 200,
  lines: { warn: 0.9, fail: 0.88 },
  gate: true,
  rows: "mark=gold_wrong",
  measure: (view) => {
    const outcome = shareOutcome(goldAccuracy, view, (row) => goldRight(view, row), "gold judgments");
    if (outcome.kind === "estimate") return outcome;
    return notComputable(
      "No judgment was made on a gold item.",
      "Hide 200 or more gold items, with answers your own team agrees on, among the others.",
    );
  },
};

/** 1 or 0; NaN off gold items. */
export function goldRight({ judgments }: BatchView, row: number): number {
  const verdict = judgments.goldVerdict[row];
  if (verdict === GoldVerdict.RIGHT) return 1;
  return verdict === GoldVerdict.WRONG ? 0 : Number.NaN;
}
