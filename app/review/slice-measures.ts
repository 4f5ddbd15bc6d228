/** What the worst-slice finder compares slices by: a 1 or 0 (or a half) for each judgment row that counts. */
import { isTie } from "#app/metrics/agreement/tie-rate.ts";
import { type BatchView, NONE_U32 } from "#app/metrics/batch-view.ts";
import { longerPreferred } from "#app/metrics/bias/longer-wins.ts";
import { firstPreferred } from "#app/metrics/bias/position-bias.ts";
import { goldRight } from "#app/metrics/gold/gold-accuracy.ts";
import { DECIDED, hasRepeats } from "#app/metrics/listed-rows.ts";
import type { RowScore } from "#app/metrics/row-share.ts";
import { Side, sideOf } from "#app/metrics/rows.ts";
import type { Slice } from "./slice.ts";
import type { SliceDimension } from "./slice-dimensions.ts";

export interface SliceMeasure {
  id: string;
  title: string;
  /** Which way is bad: only that way is listed; "either" for shares that should simply be alike. */
  worse: "lower" | "either";
  /** Dimensions that the score itself defines, or that are chosen by what moves it: a difference along them is no finding. */
  without: readonly SliceDimension["id"][];
  /** The judgments that the score is of, as far as a list of records can ask for them; what was answered again aside. */
  counts: Slice;
  scoreOf(view: BatchView): RowScore;
}

export const SLICE_MEASURES: readonly SliceMeasure[] = [
  {
    id: "gold-accuracy",
    title: "Gold accuracy",
    worse: "lower",
    // A tie is never the agreed side: strength would find the ties again.
    without: ["gold", "strength"],
    counts: { marks: ["gold_wrong", "gold_right"] },
    scoreOf: (view) => (row) => goldRight(view, row),
  },
  {
    id: "agreement",
    title: "Agreement with the others",
    worse: "lower",
    // The rarer answer finds fewer who share it: ties and the side less often chosen would be found in every batch. Gold is
    // chosen for its clear answers: the rest would be found.
    without: ["gold", "side", "strength"],
    counts: { marks: ["others_agree"] },
    scoreOf: agreementWithOthers,
  },
  {
    id: "longer-wins",
    title: "Longer response preferred",
    worse: "either",
    // How clear-cut a pair is moves all three: where better responses tend to be longer, gold (chosen to be clear) and strong
    // preferences (given to what is clear) hold more wins of the longer one in every batch.
    without: ["gold", "strength"],
    counts: { differs: ["length"] },
    scoreOf: (view) => (row) => longerPreferred(view, row),
  },
  {
    id: "position-bias",
    title: "First shown response preferred",
    worse: "either",
    without: ["side"],
    counts: { marks: ["order_known"], strengthAtLeast: Number(DECIDED) },
    scoreOf: (view) => (row, item) => firstPreferred(view, row, item),
  },
  {
    id: "tie-rate",
    title: "Tie rate",
    worse: "either",
    // Gold has an agreed side nearly always: fewer ties there are no finding.
    without: ["gold", "side", "strength"],
    counts: { marks: ["answered"] },
    scoreOf: (view) => (row) => isTie(view, row),
  },
];

/** What the finder counts in a slice, and nothing else, as a slice. */
export function rowsOfFinding(view: BatchView, { counts }: SliceMeasure, slice: Slice): Slice {
  return { ...counts, ...slice, ...(hasRepeats(view) && { repeat: false }) };
}

/** 1 where the row gives the single most frequent side of the others on the same comparison; NaN where there is none. */
function agreementWithOthers(view: BatchView): RowScore {
  const { items, judgments, weight } = view;
  const score = new Float32Array(judgments.n).fill(Number.NaN);
  for (let item = 0; item < items.n; item += 1) {
    const start = items.firstJudgment[item] as number;
    const end = items.firstJudgment[item + 1] as number;
    if (end - start < 2) continue;
    const votes = new Map<number, [number, number, number]>();
    const eachVote = (visit: (row: number, side: 0 | 1 | 2, key: number) => void) => {
      for (let row = start; row < end; row += 1) {
        const side = sideOf(view, row);
        if (side === Side.NONE || !((weight[row] as number) > 0) || judgments.annotator[row] === NONE_U32) continue;
        visit(row, side as 0 | 1 | 2, (judgments.first[row] as number) * 256 + (judgments.second[row] as number));
      }
    };
    eachVote((_, side, key) => {
      const here = votes.get(key) ?? [0, 0, 0];
      here[side] += 1;
      votes.set(key, here);
    });
    eachVote((row, side, key) => {
      const here = votes.get(key) ?? [0, 0, 0];
      here[side] -= 1;
      const most = Math.max(...here);
      if (most > 0 && here.filter((count) => count === most).length === 1) score[row] = here[side] === most ? 1 : 0;
      here[side] += 1;
    });
  }
  return (row) => score[row] as number;
}
