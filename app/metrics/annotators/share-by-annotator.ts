/** Weighted shares for many annotators at once, in four flat columns. */
import { weightedWilsonInterval } from "#app/stats/weighted-wilson-interval.ts";
import { type BatchView, NONE_U32 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import type { AnnotatorShare } from "./annotator-table.ts";

export class ShareByAnnotator {
  #n: Uint32Array;
  #wy: Float64Array;
  #w: Float64Array;
  #ww: Float64Array;

  constructor(size: number) {
    this.#n = new Uint32Array(size);
    this.#wy = new Float64Array(size);
    this.#w = new Float64Array(size);
    this.#ww = new Float64Array(size);
  }

  /** `score` is 1, 0 or between; NaN does not count. */
  add(annotator: number, score: number, weight: number): void {
    if (Number.isNaN(score)) return;
    this.#n[annotator] = (this.#n[annotator] as number) + 1;
    this.#wy[annotator] = (this.#wy[annotator] as number) + weight * score;
    this.#w[annotator] = (this.#w[annotator] as number) + weight;
    this.#ww[annotator] = (this.#ww[annotator] as number) + weight * weight;
  }

  of(annotator: number): AnnotatorShare | null {
    const [w, ww] = [this.#w[annotator] as number, this.#ww[annotator] as number];
    const share = weightedWilsonInterval({ wy: this.#wy[annotator] as number, w, ww });
    return share && { ...share, n: this.#n[annotator] as number, effectiveN: (w * w) / ww };
  }
}

/** @param scores of the rows that count, as `rowScores` gives them */
export function shareByAnnotator(view: BatchView, scores: Float64Array): ShareByAnnotator {
  const { judgments, names, weight } = view;
  const { row: rows } = countedRows(view);
  const shares = new ShareByAnnotator(names.annotators.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const annotator = judgments.annotator[row] as number;
    if (annotator !== NONE_U32) shares.add(annotator, scores[at] as number, weight[row] as number);
  }
  return shares;
}
