/** Who preferred which side of which comparison: what latent-class models of annotators read. */
import { type AnswerOverlap, answerOverlap } from "#app/stats/answer-overlap.ts";
import type { Answers } from "#app/stats/answers.ts";
import { GrowingNumbers } from "../agreement/growing-numbers.ts";
import { sharedComparisons } from "../agreement/shared-comparisons.ts";
import { eachUnit } from "../agreement/units.ts";
import { type BatchView, GoldVerdict } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import { oncePerView } from "../once-per-view.ts";
import { Side, sideOf } from "../rows.ts";

export interface SideAnswers {
  /** Class 0 prefers the first, 1 the second; "items" are comparisons that two or more named annotators decided. */
  answers: Answers & { weight: Float64Array };
  /** Judgment row of each answer. */
  rowOfAnswer: Uint32Array;
  /** Item of the view, of each comparison. */
  item: Uint32Array;
  /** One of its judgment rows. */
  row: Uint32Array;
  /** The agreed side of a gold comparison, else -1. */
  pinned: Int8Array;
  overlap: AnswerOverlap;
  /** Answers of each annotator. */
  counts: Uint32Array;
}

/** Ties, both bad and both good are no answer here: they say nothing on which side is better. */
export const sideAnswers = oncePerView(collect);

function collect(view: BatchView): SideAnswers {
  const raters = view.names.annotators.length;
  const most = sharedComparisons(view).row.length;
  const start = new GrowingNumbers(Uint32Array);
  start.push(0);
  const item = new GrowingNumbers(Uint32Array);
  const rowOf = new GrowingNumbers(Uint32Array);
  const pinned = new GrowingNumbers(Int16Array);
  const rater = new Uint32Array(most);
  const label = new Uint8Array(most);
  const weight = new Float64Array(most);
  const rowOfAnswer = new Uint32Array(most);
  const counts = new Uint32Array(raters);
  let n = 0;
  const gold = { item: -1, side: -1 };
  const last = { row: 0 };
  eachUnit(
    view,
    (row) => {
      const side = sideOf(view, row);
      if (side !== Side.FIRST && side !== Side.SECOND) return -1;
      last.row = row;
      const answer = Number(side === Side.SECOND);
      const verdict = view.judgments.goldVerdict[row];
      if (verdict !== GoldVerdict.NOT_GOLD) {
        gold.item = view.judgments.item[row] as number;
        gold.side = verdict === GoldVerdict.RIGHT ? answer : 1 - answer;
      }
      return answer;
    },
    (unit) => {
      for (let r = 0; r < unit.raters; r += 1) {
        const who = unit.annotator[r] as number;
        rater[n] = who;
        label[n] = unit.label[r] as number;
        weight[n] = unit.weight[r] as number;
        rowOfAnswer[n] = unit.row[r] as number;
        counts[who] = (counts[who] as number) + 1;
        n += 1;
      }
      start.push(n);
      item.push(unit.item);
      rowOf.push(last.row);
      // Where the agreed answer is a tie, a side is wrong and the other one is no better.
      const isPinned = gold.item === unit.item && Math.abs(view.items.goldStrength[unit.item] as number) > 0;
      pinned.push(isPinned ? gold.side : -1);
    },
  );
  const answers = {
    items: item.length,
    raters,
    classes: 2,
    start: start.taken(),
    rater: rater.subarray(0, n),
    label: label.subarray(0, n),
    weight: weight.subarray(0, n),
  };
  return {
    answers,
    rowOfAnswer: rowOfAnswer.subarray(0, n),
    item: item.taken(),
    row: rowOf.taken(),
    pinned: Int8Array.from(pinned.taken()),
    overlap: answerOverlap(answers),
    counts,
  };
}

/** @returns a function that gives the parameters of the records screen for the answers of an annotator. */
export function listedAnswers(view: BatchView): (annotator: string) => string {
  const listed = listedRows(view);
  return (annotator) =>
    listed([
      ["annotator", annotator],
      ["mark", "decided_together"],
    ]);
}
