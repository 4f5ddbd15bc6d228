/** Which judgments a metric counts, where that follows from what others answered or from the order of work. */
import { circularTriples } from "#app/metrics/agreement/circular-triples.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { rowsInOrder } from "#app/metrics/conduct/runs.ts";
import { eachAgainstOthers } from "#app/metrics/gold/leave-one-out.ts";
import { sideAnswers } from "#app/metrics/gold/side-answers.ts";
import type { RowTest } from "./match-mark.ts";

export const COUNTED_TESTS = {
  decided_together: masked((view, mask) => {
    for (const row of sideAnswers(view).rowOfAnswer) mask[row] = 1;
  }),
  others_agree: masked((view, mask) =>
    eachAgainstOthers(view, ({ row }, rater, majority) => {
      if (majority >= 0) mask[row[rater] as number] = 1;
    }),
  ),
  in_triple: masked((view, mask) =>
    circularTriples(
      view,
      ({ rows }) => {
        for (const row of rows) mask[row] = 1;
      },
      () => {},
    ),
  ),
  side_in_order: (view: BatchView): RowTest => member(rowsInOrder(view, "side")),
  label_in_order: (view: BatchView): RowTest => member(rowsInOrder(view, "label")),
};

function masked(fill: (view: BatchView, mask: Uint8Array) => void) {
  return (view: BatchView): RowTest => {
    const mask = new Uint8Array(view.judgments.n);
    fill(view, mask);
    return member(mask);
  };
}

function member(mask: Uint8Array): RowTest {
  return (row) => mask[row] === 1;
}
