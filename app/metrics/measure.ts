/** Measures a view with every metric of the list. */
import type { BatchView } from "./batch-view.ts";
import { METRICS } from "./index.ts";
import type { MeasureContext, Metric, Outcome } from "./metric.ts";

/** Outcomes in the order of the list. Catches nothing: a metric that cannot say a number says why, it does not throw. */
export function measureAll(
  view: BatchView,
  context: MeasureContext,
  metrics: readonly Metric[] = METRICS,
): { metric: Metric; outcome: Outcome }[] {
  return metrics.map((metric) => ({ metric, outcome: metric.measure(view, context) }));
}
