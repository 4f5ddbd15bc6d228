import { type BatchView, Tie } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { shareOutcome } from "../row-share.ts";
import { isAnswered } from "./answered.ts";

export const tieRate: Metric = {
  id: "tie-rate",
  version: 2,
  title: "Tie rate",
  group: "agreement",
  unit: "share",
  better: "lower",
  about:
    "Share of comparisons called a tie. Ties teach no preference; a share that rises as models improve is no defect in itself.",
  formula:
    "Weight of ties / weight of answered comparisons (a side, a tie, both bad or both good; skips are not answers). Interval: Wilson's with Student's t at n / design effect, prompts as clusters.",
  source: "Touvron et al. 2023 (Llama 2), figure 25, on its rise over batches. Lines: ours.",
  needs: ["a label scale that has a tie"],
  nUnit: "answered comparisons",
  minimumN: 200,
  lines: { warn: 0.3, fail: 0.5 },
  gate: false,
  rows: "side=tie",
  measure: (view) => {
    const outcome = shareOutcome(tieRate, view, (row) => isTie(view, row));
    if (outcome.kind === "estimate" && outcome.value === 0 && view.scale?.hasTie === false)
      return notComputable("The label scale offers no tie.");
    return outcome;
  },
};

/** 1 or 0; NaN where nothing was answered. */
export function isTie(view: BatchView, row: number): number {
  if (!isAnswered(view, row)) return Number.NaN;
  return view.judgments.strength[row] === 0 || view.judgments.tie[row] === Tie.TIE ? 1 : 0;
}
