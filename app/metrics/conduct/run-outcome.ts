/** What side runs and straight-lining have in common: the share of the work done by annotators with an improbable run. */
import { countOf } from "#app/domain/figure.ts";
import { type BatchView, ItemFlag } from "../batch-view.ts";
import type { Counting, NotComputable, Outcome } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { FEWEST_IN_RUN_ORDER, type Run } from "./runs.ts";
import { workOrder } from "./work-order.ts";
import { rowsOf } from "./worst-annotators.ts";

const SHOWN = 20;
export const IN_ORDER_OF_WORK = `judgments in order of work by annotators with ${FEWEST_IN_RUN_ORDER} or more`;

/** Part of their formulas. */
export const SESSIONS =
  "A judgment more than 30 minutes after the one before, its own seconds not counted, begins a session; who has none of 20 judgments has one, the whole delivery.";

/**
 * Value: judgments in sequences with an improbable run / judgments in all sequences, counted.
 *
 * @param mark of the judgments that a sequence is made of.
 */
export function runOutcome(
  metric: Counting,
  view: BatchView,
  runs: (view: BatchView) => Run[],
  mark: "side_in_order" | "label_in_order",
): Outcome {
  const missing = orderMissing(view);
  if (missing) return missing;
  const found = runs(view);
  const all = found.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return notEnough(metric, 0);
  const flagged = found.reduce((sum, { n, improbable }) => sum + (improbable ? n : 0), 0);
  const name = (run: Run) => view.names.annotators[run.annotator] ?? "";
  const shown = found.sort((a, b) => a.p - b.p || b.n - a.n || (name(a) < name(b) ? -1 : 1)).slice(0, SHOWN);
  return counted(flagged / all, all, metric.nUnit, {
    title: `Least probable runs, of ${countOf(found.length, "annotator")} with ${FEWEST_IN_RUN_ORDER} judgments or more`,
    columns: ["annotator", "longest run", "of", "judgments", "sessions", "chance", "improbable"],
    rows: shown.map((run) => [
      name(run),
      run.length,
      run.of,
      run.n,
      run.sessions,
      run.p,
      run.improbable ? "yes" : "no",
    ]),
    rowParams: shown.map((run) => rowsOf(view, name(run), mark)),
  });
}

function orderMissing(view: BatchView): NotComputable | null {
  const { rows, judged, coarse } = workOrder(view);
  if (judged > 0 && !isSomeOrderKnown(view))
    return notComputable(
      "The order in which the responses were shown is not known.",
      "Contract for the display order of every comparison.",
    );
  if (judged > 0 && rows.length === 0)
    return notComputable(
      "No judgment says when it was made; the order of a file is not the order of work.",
      "Contract for the time of every judgment.",
    );
  if (coarse)
    return notComputable(
      "Most judgments share their time with the one before, so that their order is not known.",
      "Ask for the moment of every judgment, to the second, and not the day or the upload.",
    );
  return null;
}

function isSomeOrderKnown({ items, keepItem }: BatchView): boolean {
  return items.flags.some((flags, i) => keepItem[i] === 1 && (flags & ItemFlag.ORDER_KNOWN) !== 0);
}
