/** What each annotator of a view did: the table behind the annotator screen. */
import type { Interval } from "#app/stats/interval.ts";
import { type BatchView, NONE_U8, NONE_U32 } from "../batch-view.ts";
import { longerPreferred } from "../bias/longer-wins.ts";
import { firstPreferred } from "../bias/position-bias.ts";
import { goldRight } from "../gold/gold-accuracy.ts";
import { leaveOneOut } from "../gold/leave-one-out.ts";
import { eachRow } from "../rows.ts";
import { mediansByGroup } from "./medians.ts";
import { ShareByAnnotator } from "./share-by-annotator.ts";

/** Weighted share, Wilson's interval at Kish's effective size, and the number of rows. */
export interface AnnotatorShare extends Interval {
  value: number;
  n: number;
  /** Kish's effective size of the weights: n when all weigh the same. */
  effectiveN: number;
}

/** A null share: no row of the kind. */
export interface AnnotatorRow {
  /** Index into `names.annotators`. */
  annotator: number;
  name: string;
  /** A ranking is one judgment. */
  judgments: number;
  /** Of the weight of all judgments with a named annotator. */
  share: number;
  /** Comparisons that another annotator judged too. */
  shared: number;
  /** With the majority (first, tie, second) of the others on shared comparisons; without a single majority none counts. */
  agreement: AnnotatorShare | null;
  gold: AnnotatorShare | null;
  /** Of decided comparisons whose display order is known. */
  firstSide: AnnotatorShare | null;
  longerWins: AnnotatorShare | null;
  /** Of comparisons with a side or a tie. */
  ties: AnnotatorShare | null;
  /** Active seconds per judgment; null when none are given. */
  medianSeconds: number | null;
}

/**
 * Annotators with a judgment that counts, most judgments first. Rows of one annotator are taken as independent: they are
 * mostly of different items. Show no flag from few rows: look at n and the interval.
 */
export function annotatorTable(view: BatchView): AnnotatorRow[] {
  const { judgments, names, weight } = view;
  const size = names.annotators.length;
  const count = new Uint32Array(size);
  const load = new Float64Array(size);
  const shares = {
    gold: new ShareByAnnotator(size),
    firstSide: new ShareByAnnotator(size),
    longerWins: new ShareByAnnotator(size),
    ties: new ShareByAnnotator(size),
  };
  let total = 0;
  eachRow(view, (row, item) => {
    const annotator = judgments.annotator[row] as number;
    if (annotator === NONE_U32) return;
    const w = weight[row] as number;
    if (judgments.lead[row] === 1) {
      count[annotator] = (count[annotator] as number) + 1;
      load[annotator] = (load[annotator] as number) + w;
      total += w;
    }
    shares.gold.add(annotator, goldRight(view, row), w);
    shares.firstSide.add(annotator, firstPreferred(view, row, item), w);
    shares.longerWins.add(annotator, longerPreferred(view, row), w);
    shares.ties.add(annotator, tied(view, row), w);
  });
  const { shared, agreement } = leaveOneOut(view);
  const medians = mediansByGroup(size, (visit) =>
    eachRow(view, (row) => {
      const seconds = judgments.seconds[row] as number;
      const annotator = judgments.annotator[row] as number;
      if (annotator !== NONE_U32 && judgments.lead[row] === 1 && Number.isFinite(seconds)) visit(annotator, seconds);
    }),
  );
  const rows: AnnotatorRow[] = [];
  for (let annotator = 0; annotator < size; annotator += 1) {
    if (count[annotator] === 0) continue;
    rows.push({
      annotator,
      name: names.annotators[annotator] ?? "",
      judgments: count[annotator] as number,
      share: (load[annotator] as number) / total,
      shared: shared[annotator] as number,
      agreement: agreement.of(annotator),
      gold: shares.gold.of(annotator),
      firstSide: shares.firstSide.of(annotator),
      longerWins: shares.longerWins.of(annotator),
      ties: shares.ties.of(annotator),
      medianSeconds: medians[annotator] ?? null,
    });
  }
  return rows.sort((a, b) => b.judgments - a.judgments || (a.name < b.name ? -1 : 1));
}

/** 1 or 0; NaN where there is neither a side nor a tie. */
function tied({ judgments }: BatchView, row: number): number {
  const strength = judgments.strength[row] as number;
  return Number.isNaN(strength) || judgments.second[row] === NONE_U8 ? Number.NaN : Number(strength === 0);
}
