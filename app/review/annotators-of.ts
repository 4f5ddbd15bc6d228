/** The annotator table of a whole batch, once per view: a view never changes, and pages ask for it again and again. */
import { annotatorTable } from "#app/metrics/annotators/annotator-table.ts";
import { oncePerView } from "#app/metrics/once-per-view.ts";

export const annotatorsOf = oncePerView(annotatorTable);
