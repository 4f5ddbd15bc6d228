import type { Interval } from "#app/stats/interval.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { BatchView } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { type RowScore, rowShare, shareOutcome } from "../row-share.ts";
import { justificationTable, withoutJustifications } from "./justification-table.ts";
import { contradictsLabel, hasFitLength, justifications } from "./justifications.ts";

export const repeatedJustifications: Metric = {
  id: "repeated-justifications",
  version: 4,
  title: "Repeated justifications",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How many written reasons their annotator had written before, word for word or but for the side and the numbers they name. Also: reasons that name the other side than the label, and reasons of 10 to 50 words.",
  formula:
    "Justifications beyond the first of each annotator and text (letter case and spaces aside, words that name a side and numbers left open), weighted / justifications. Interval: Wilson's with Student's t at n / design effect, prompts as clusters; the effect is that of the share of justifications whose text is there more than once, because each of these makes or unmakes a repeat.",
  source: "HelpSteer3 asks for one or two sentences of 10 to 50 words (Wang et al. 2025). Lines: ours.",
  needs: ["a written justification of every judgment", "annotator ids"],
  nUnit: "justifications",
  minimumN: 100,
  lines: { warn: 0.02, fail: 0.05 },
  gate: false,
  since: 2,
  measure: (view) => {
    const { repeatOf, written, judged } = justifications(view);
    if (judged > 0 && written === 0) return withoutJustifications();
    const detail = (scores: Float64Array) =>
      justificationTable(view, "Repeats by annotator, and all justifications", scores, [
        ["all: another side than the label", (row) => contradictsLabel(view, row), "side_in_reason"],
        ["all: 10 to 50 words", (row) => hasFitLength(view, row), "justified"],
      ]);
    const outcome = shareOutcome(repeatedJustifications, view, repeatOf, detail);
    return outcome.kind === "estimate" ? { ...outcome, ...intervalOf(view, outcome.value, repeatOf) } : outcome;
  },
};

/**
 * One text more, or less, of those written twice or more is one repeat more or less, the first of them as well as the last: what
 * varies is their share, of which all but the first of each are counted.
 */
function intervalOf(view: BatchView, value: number, repeatOf: RowScore): Interval {
  const share = rowShare(view, repeatOf);
  const several = rowShare(view, (row, item) => Math.ceil(repeatOf(row, item)));
  if (!share || !several || several.value <= 0 || several.value >= 1)
    return wilsonInterval(value, share?.effectiveN ?? 0);
  const worth = (several.effectiveN * value * (1 - value)) / (several.value * (1 - several.value));
  return wilsonInterval(value, Math.min(share.effectiveN, worth));
}
