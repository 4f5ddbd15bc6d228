/** The records behind a band of strength in a table of scores. */
import type { BatchView } from "../batch-view.ts";
import { DECIDED, listedRows } from "../listed-rows.ts";
import type { ScoreColumns } from "../metric.ts";
import { STRENGTH_BANDS } from "./score-comparisons.ts";

/** Above the end of the band before, beyond what a filter of strength lets pass. */
const NEXT = 0.0002;

/** Parameters of the records screen for each band: its comparisons that the set scores. */
export function bandRows(view: BatchView, { name }: ScoreColumns): string[] {
  const listed = listedRows(view);
  return STRENGTH_BANDS.map(([, to], band) => {
    const from = STRENGTH_BANDS[band - 1]?.[1];
    return listed([
      ["strengthMin", from === undefined ? DECIDED : String(Number((from + NEXT).toFixed(4)))],
      ["strengthMax", String(Math.min(1, to))],
      ["scored", name],
    ]);
  });
}
