/** The annotator table of a whole batch, once per view: a view never changes, and pages ask for it again and again. */
import { type AnnotatorRow, annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";

const known = new WeakMap<BatchView, AnnotatorRow[]>();

export function annotatorsOf(view: BatchView): AnnotatorRow[] {
  const rows = known.get(view) ?? annotatorTable(view);
  known.set(view, rows);
  return rows;
}
