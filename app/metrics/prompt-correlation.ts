import type { BatchView } from "./batch-view.ts";
import { countedRows } from "./counted-rows.ts";

/** Scores in the order of `countedRows`, NaN where a row does not count, and their weighted mean. */
export interface MeanOfScores {
  scores: Float64Array;
  value: number;
}

/**
 * How far two means over the same prompts go together, from -1 to 1: the correlation of what each prompt adds to either beyond
 * its share. 0 where no prompt has rows of both, and where one of them does not vary. The variance of their difference is that of
 * both less twice this times both standard errors.
 *
 * Source: Taylor linearisation of a difference of two ratios; Cochran, Sampling Techniques (1977), section 6.4.
 */
export function promptCorrelation(view: BatchView, one: MeanOfScores, other: MeanOfScores): number {
  const { row: rows, first } = countedRows(view);
  let [both, squares, otherSquares] = [0, 0, 0];
  for (let prompt = 0; prompt + 1 < first.length; prompt += 1) {
    let [here, there] = [0, 0];
    for (let at = first[prompt] as number; at < (first[prompt + 1] as number); at += 1) {
      const weight = view.weight[rows[at] as number] as number;
      const [a, b] = [one.scores[at] as number, other.scores[at] as number];
      if (!Number.isNaN(a)) here += weight * (a - one.value);
      if (!Number.isNaN(b)) there += weight * (b - other.value);
    }
    both += here * there;
    squares += here * here;
    otherSquares += there * there;
  }
  const most = Math.sqrt(squares * otherSquares);
  return most > 0 ? Math.max(-1, Math.min(1, both / most)) : 0;
}
