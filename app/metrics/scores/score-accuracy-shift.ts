import { differenceInterval } from "#app/stats/difference-interval.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { MeasureContext, Metric, ScoreColumns } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { rowShare } from "../row-share.ts";
import { NO_SCORES, responseSets, scoreAgrees, scoreMargin } from "./score-comparisons.ts";

export const scoreAccuracyShift: Metric = {
  id: "score-accuracy-shift",
  version: 2,
  title: "Score accuracy, change",
  group: "scores",
  unit: "share",
  better: "higher",
  about:
    "How far the accuracy of one reward model or judge has moved since the previous batch: the model is what it was, so the labels, the prompts or the compared models have changed. Closer responses lower it too.",
  formula:
    "Score accuracy of this batch - that of the previous one, on decided comparisons with both scores, equal scores counting a half. Of the sets that have the same name and kind in both batches the first reward model, else the first judge. Interval: Newcombe's, from Wilson's with Student's t at n / design effect in each batch, prompts as clusters.",
  source:
    "Touvron et al. 2023 (Llama 2) hold out 1,000 comparisons of every batch, with which a change under about 4 points is noise. Newcombe, Statistics in Medicine 17 (1998) 873, method 10. Lines: ours.",
  needs: ["a previous batch", "scores per response under the same name in both batches"],
  nUnit: "decided comparisons with both scores in the smaller batch",
  minimumN: 300,
  lines: { warn: -0.04, fail: -0.08 },
  gate: false,
  slices: "never",
  shownOnly: true,
  measure: (view, context) => {
    const { previous } = context;
    if (!previous) return notComputable("The contract has no previous batch to compare with.");
    if (responseSets(context.scores).length === 0) return NO_SCORES;
    const sets = setInBoth(context);
    if (!sets)
      return notComputable(
        "No scores per response have the same name in this batch and in the previous one.",
        "Score the previous week with the same model, and import the file under the same name: assay scores FILE.",
      );
    const [now, before] = [accuracy(view, sets.now), accuracy(previous, sets.before)];
    if (!now || !before) return notEnough(scoreAccuracyShift, 0);
    return {
      kind: "estimate",
      ...differenceInterval(now, before),
      n: Math.min(now.n, before.n),
      nUnit: scoreAccuracyShift.nUnit,
      detail: {
        title: `Accuracy of ${sets.now.name}`,
        columns: ["batch", "accuracy", "low", "high", "comparisons"],
        rows: [
          ["this batch", now.value, now.low, now.high, now.n],
          ["previous batch", before.value, before.low, before.high, before.n],
        ],
        // The previous batch has a list of its own.
        rowParams: [listedRows(view)([["scored", sets.now.name]]), null],
      },
    };
  },
};

/** Which set follows from names alone, never from how it fares. */
function setInBoth({ scores, previousScores }: MeasureContext): { now: ScoreColumns; before: ScoreColumns } | null {
  for (const now of responseSets(scores)) {
    const before = previousScores?.find(({ name, kind }) => name === now.name && kind === now.kind);
    if (before) return { now, before };
  }
  return null;
}

function accuracy(view: BatchView, { values }: ScoreColumns) {
  return rowShare(view, (row) => scoreAgrees(scoreMargin(view, values, row)));
}
