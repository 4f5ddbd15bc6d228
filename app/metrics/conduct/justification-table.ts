/** The table behind a share of justifications: the annotators with most of it, then shares of all justifications. */
import { shareByAnnotator } from "../annotators/share-by-annotator.ts";
import type { BatchView } from "../batch-view.ts";
import { listedRows } from "../listed-rows.ts";
import type { Detail, NotComputable } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { type RowScore, rowShare } from "../row-share.ts";
import { worstAnnotators } from "./worst-annotators.ts";

/** `scores` are those of the metric; `ofAll` are further shares, by name, with the mark of the judgments that count. */
export function justificationTable(
  view: BatchView,
  title: string,
  scores: Float64Array,
  ofAll: readonly (readonly [string, RowScore, "justified" | "side_in_reason" | "typing_timed"])[],
): Detail {
  const table = worstAnnotators(view, shareByAnnotator(view, scores), title, "share", "n", "justified");
  const more = ofAll.map(([name, of]) => {
    const share = rowShare(view, of);
    return [name, share?.value ?? null, share?.low ?? null, share?.high ?? null, share?.n ?? 0];
  });
  return {
    ...table,
    rows: [...table.rows, ...more],
    rowParams: [...(table.rowParams ?? []), ...ofAll.map(([, , mark]) => listedRows(view)([["mark", mark]]))],
  };
}

export function withoutJustifications(): NotComputable {
  return notComputable(
    "No judgment comes with a written justification.",
    "Contract for one or two sentences of reasons beside every label.",
  );
}
