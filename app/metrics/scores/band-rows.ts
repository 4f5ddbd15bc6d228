/** The records behind a band of strength in a table of scores. */
import type { BatchView } from "../batch-view.ts";
import { DECIDED, listedRows } from "../listed-rows.ts";
import { rowShare } from "../row-share.ts";
import { STRENGTH_BANDS, strengthBand } from "./score-comparisons.ts";

/** Above the end of the band before, beyond what a filter of strength lets pass. */
const NEXT = 0.0002;

/**
 * Parameters of the records screen for each band; null where only a part of its comparisons has scores, which no filter tells
 * from the others.
 *
 * @param scored comparisons with scores in each band.
 */
export function bandRows(view: BatchView, scored: readonly number[]): (string | null)[] {
  const listed = listedRows(view);
  return STRENGTH_BANDS.map(([, to], band) => {
    const all = rowShare(view, (row) =>
      strengthBand(view.judgments.strength[row] as number) === band ? 1 : Number.NaN,
    );
    if (!all || all.n !== scored[band]) return null;
    const from = STRENGTH_BANDS[band - 1]?.[1];
    return listed([
      ["strengthMin", from === undefined ? DECIDED : String(Number((from + NEXT).toFixed(4)))],
      ["strengthMax", String(Math.min(1, to))],
    ]);
  });
}
