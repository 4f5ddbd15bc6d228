/** How each annotator of a view worked: speed, runs, labels, justifications, copying. Nothing here judges on its own. */
import type { Interval } from "#app/stats/interval.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import type { AnnotatorShare } from "../annotators/annotator-table.ts";
import { ShareByAnnotator } from "../annotators/share-by-annotator.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { eachRow } from "../rows.ts";
import { type CopyingPair, copyingPairs } from "./copying-pairs.ts";
import { underFloor } from "./judgment-words.ts";
import { contradictsLabel, hasFitLength, justifications } from "./justifications.ts";
import { entropyOf, labelUse } from "./label-use.ts";
import { labelRuns, type Run, sideRuns } from "./runs.ts";
import { type SpeedIndex, speedIndex } from "./speed-index.ts";

/** null: the columns do not give it, or not enough of them do. */
export interface AnnotatorConduct {
  /** Index into `names.annotators`. */
  annotator: number;
  name: string;
  /** Of timed judgments: made faster than their words can be read. */
  underFloor: AnnotatorShare | null;
  /** Usual time / own time with the interval of a mean, and the judgments it is the mean of; 2 or more is conspicuous. */
  speedIndex: (Interval & { value: number; n: number }) | null;
  /** In order of work; null below 20 judgments with a time. */
  sideRun: Run | null;
  labelRun: Run | null;
  /** Bits, of the labels of the scale. */
  entropy: number | null;
  /** Of justifications: repeated, of another side than the label, of 10 to 50 words. */
  repeated: AnnotatorShare | null;
  contradicting: AnnotatorShare | null;
  fitLength: AnnotatorShare | null;
  /** Pairs with improbable agreement, least probable first. */
  copying: (CopyingPair & { with: string })[];
}

/** Annotators with a row that counts, in the order of `names.annotators`. */
export function annotatorConduct(view: BatchView): AnnotatorConduct[] {
  const { judgments, names, weight } = view;
  const size = names.annotators.length;
  const { repeatOf } = justifications(view);
  const works = new Uint8Array(size);
  const column = () => new ShareByAnnotator(size);
  const shares = { underFloor: column(), repeated: column(), contradicting: column(), fitLength: column() };
  eachRow(view, (row, item) => {
    const annotator = judgments.annotator[row] as number;
    if (annotator === NONE_U32 || annotator >= size) return;
    const w = weight[row] as number;
    works[annotator] = 1;
    shares.underFloor.add(annotator, underFloor(view, row, item), w);
    shares.repeated.add(annotator, repeatOf(row), w);
    shares.contradicting.add(annotator, contradictsLabel(view, row), w);
    shares.fitLength.add(annotator, hasFitLength(view, row), w);
  });
  const speed = speedIndex(view);
  const use = labelUse(view);
  const sides = new Map(sideRuns(view).map((run) => [run.annotator, run]));
  const labels = new Map(labelRuns(view).map((run) => [run.annotator, run]));
  const copies = copyingPairs(view).filter(({ improbable }) => improbable);
  return names.annotators.flatMap((name, annotator) => {
    if (works[annotator] === 0) return [];
    return {
      annotator,
      name,
      underFloor: shares.underFloor.of(annotator),
      speedIndex: speedOf(speed, annotator),
      sideRun: sides.get(annotator) ?? null,
      labelRun: labels.get(annotator) ?? null,
      entropy: entropyOf(use, annotator),
      repeated: shares.repeated.of(annotator),
      contradicting: shares.contradicting.of(annotator),
      fitLength: shares.fitLength.of(annotator),
      copying: copies
        .filter(({ a, b }) => a === annotator || b === annotator)
        .map((pair) => ({ ...pair, with: names.annotators[pair.a === annotator ? pair.b : pair.a] ?? "" })),
    };
  });
}

/** null below two times: one says nothing about how times scatter. */
function speedOf({ timed, index, error }: SpeedIndex, annotator: number): AnnotatorConduct["speedIndex"] {
  const n = timed[annotator] as number;
  if (n < 2) return null;
  const value = index[annotator] as number;
  const half = studentQuantile95(n - 1) * (error[annotator] as number);
  return { value, low: Math.max(0, value - half), high: value + half, n };
}
