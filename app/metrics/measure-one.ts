/** Measures a view with one metric: every number that is shown or stored comes through here. */
import type { BatchView } from "./batch-view.ts";
import type { MeasureContext, Metric, Outcome } from "./metric.ts";
import { notComputable } from "./outcomes.ts";

/**
 * Not computable where a delivery of the batch was read before the parser looked for what the metric counts: the columns hold
 * zeros then, and a zero that nobody looked for would read as "none". Drift looks at the batch before as well.
 */
export function measureOne(metric: Metric, view: BatchView, context: MeasureContext): Outcome {
  const { since = 1, group } = metric;
  if (readBefore(view, since)) return notLookedFor("this batch", view, since);
  const { previous } = context;
  if (group === "drift" && previous && readBefore(previous, since))
    return notLookedFor("the batch before", previous, since);
  return metric.measure(view, context);
}

function readBefore({ parserVersion = Number.POSITIVE_INFINITY }: BatchView, since: number): boolean {
  return parserVersion < since;
}

function notLookedFor(batch: string, { parserVersion }: BatchView, since: number): Outcome {
  return notComputable(
    `A delivery of ${batch} was read by parser version ${parserVersion}; what is counted here is looked for since version ${since}.`,
  );
}
