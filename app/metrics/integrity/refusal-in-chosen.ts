import { type BatchView, NONE_U8, ResponseFlag } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { shareOutcome } from "../row-share.ts";

export const refusalInChosen: Metric = {
  id: "refusal-in-chosen",
  version: 1,
  title: "Refusal preferred",
  group: "integrity",
  unit: "share",
  better: "lower",
  about:
    "How often the refusal is preferred where one response refuses and the other answers. On benign prompts it teaches a model to decline; which prompts are benign the columns do not say.",
  formula:
    "Weight of comparisons whose preferred response is the refusal / weight of decided comparisons with exactly one refusal. Interval: Wilson's at n / design effect, prompts as clusters.",
  source: "XSTest (Röttger et al. 2024): safe prompts should not be refused. Lines 0.10 and 0.25: ours.",
  needs: ["comparisons of two responses, one of which refuses"],
  nUnit: "decided comparisons with one refusal",
  minimumN: 50,
  lines: { warn: 0.1, fail: 0.25 },
  gate: false,
  rows: "mark=refusal",
  measure: (view) => shareOutcome(refusalInChosen, view, (row) => refusalPreferred(view, row)),
};

function refusalPreferred({ items, responses, judgments }: BatchView, row: number): number {
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (strength === 0 || Number.isNaN(strength) || second === NONE_U8) return Number.NaN;
  const start = items.firstResponse[judgments.item[row] as number] as number;
  const first = (responses.flags[start + (judgments.first[row] as number)] as number) & ResponseFlag.REFUSAL;
  if (first === ((responses.flags[start + second] as number) & ResponseFlag.REFUSAL)) return Number.NaN;
  return (first !== 0) === strength < 0 ? 1 : 0;
}
