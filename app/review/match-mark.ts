/** Which judgments have a mark: their own, or one of their item. */
import { isAnswered } from "#app/metrics/agreement/answered.ts";
import { comparisonRows } from "#app/metrics/agreement/comparison-rows.ts";
import { labelsOf } from "#app/metrics/agreement/labels.ts";
import { type BatchView, GoldVerdict, NONE_U32 } from "#app/metrics/batch-view.ts";
import { secondsOf, underFloor } from "#app/metrics/conduct/judgment-words.ts";
import { contradictsLabel, hasJustification, outrunsTyping } from "#app/metrics/conduct/justifications.ts";
import { verdictsOf } from "#app/metrics/integrity/constraint-detail.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import { COUNTED_TESTS } from "./counted-rows.ts";
import { ITEM_TESTS } from "./item-marks.ts";
import type { Mark } from "./marks.ts";

export type RowTest = (row: number) => boolean;

/** True for a judgment with any of the marks. */
export function markTest(view: BatchView, marks: readonly Mark[]): RowTest {
  const tests = marks.map((mark) => testOf(view, mark));
  return (row) => tests.some((test) => test(row));
}

function testOf(view: BatchView, mark: Mark): RowTest {
  if (isOfJudgment(mark)) return JUDGMENT_TESTS[mark](view);
  const test = ITEM_TESTS[mark](view);
  return (row) => test(view.judgments.item[row] as number);
}

export type JudgmentMark = keyof typeof JUDGMENT_TESTS;

export function isOfJudgment(mark: Mark): mark is JudgmentMark {
  return mark in JUDGMENT_TESTS;
}

const JUDGMENT_TESTS = {
  gold_wrong: goldIs(GoldVerdict.WRONG),
  gold_right: goldIs(GoldVerdict.RIGHT),
  repeat:
    ({ judgments }: BatchView) =>
    (row: number) =>
      judgments.repeat?.[row] === 1,
  disagreement: contradicted,
  answered: (view: BatchView) => (row: number) => isAnswered(view, row),
  under_floor: (view: BatchView) => (row: number) => underFloor(view, row, view.judgments.item[row] as number) === 1,
  timed: (view: BatchView) => (row: number) => !Number.isNaN(underFloor(view, row, view.judgments.item[row] as number)),
  clocked: (view: BatchView) => (row: number) => secondsOf(view, row) > 0,
  labelled: (view: BatchView) => {
    const labels = labelsOf(view);
    return (row: number) => labels.of(row) >= 0 && view.judgments.lead[row] === 1;
  },
  justified:
    ({ judgments }: BatchView) =>
    (row: number) =>
      hasJustification(judgments, row),
  side_in_reason: (view: BatchView) => (row: number) => !Number.isNaN(contradictsLabel(view, row)),
  typing_timed: (view: BatchView) => (row: number) => !Number.isNaN(outrunsTyping(view, row)),
  ...COUNTED_TESTS,
  only_chosen_met: verdictsAre(1),
  only_rejected_met: verdictsAre(2),
  chosen_and_rejected_met: verdictsAre(0),
  chosen_and_rejected_missed: verdictsAre(3),
} satisfies Partial<Record<Mark, (view: BatchView) => RowTest>>;

function goldIs(verdict: number) {
  return ({ judgments }: BatchView): RowTest =>
    (row) =>
      judgments.goldVerdict[row] === verdict;
}

/** As {@link verdictsOf} counts: 2 · the preferred violates + the other violates. */
function verdictsAre(verdicts: number) {
  return (view: BatchView): RowTest =>
    (row) =>
      verdictsOf(view, row) === verdicts;
}

/** Another annotator took another side (or a tie) in the same comparison. */
function contradicted(view: BatchView): RowTest {
  const { judgments } = view;
  const { first, next } = comparisonRows(view);
  return (row) => {
    const side = sideOf(view, row);
    if (side === Side.NONE) return false;
    for (let other = first[row] as number; other !== NONE_U32; other = next[other] as number) {
      if (judgments.annotator[other] === judgments.annotator[row]) continue;
      const theirs = sideOf(view, other);
      if (theirs !== Side.NONE && theirs !== side) return true;
    }
    return false;
  };
}
