/** Measures a view with every metric of the list, in one thread or in several that share the work. */
import type { BatchView } from "./batch-view.ts";
import { METRICS } from "./index.ts";
import type { MeasureContext, Metric, MetricGroup, Outcome } from "./metric.ts";

/**
 * What threads share out among themselves, heaviest first: metrics of a group use the same tables, and who makes one of
 * them has them all. Any order gives the same outcomes; this one leaves nobody waiting.
 */
const GROUPS_BY_COST: readonly MetricGroup[] = [
  "gold",
  "bias",
  "drift",
  "conduct",
  "agreement",
  "integrity",
  "scores",
  "policy",
];

/** Outcomes in the order of the list. Catches nothing: a metric that cannot say a number says why, it does not throw. */
export function measureAll(
  view: BatchView,
  context: MeasureContext,
  metrics: readonly Metric[] = METRICS,
): { metric: Metric; outcome: Outcome }[] {
  return metrics.map((metric) => ({ metric, outcome: metric.measure(view, context) }));
}

/** No group claimed yet, in memory that threads share. */
export function freshClaims(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(GROUPS_BY_COST.length * Int32Array.BYTES_PER_ELEMENT));
}

/** Measures group after group that nobody claimed before, and returns the outcomes by metric id. */
export function measureClaimed(view: BatchView, context: MeasureContext, claims: Int32Array): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const [at, group] of GROUPS_BY_COST.entries()) {
    if (Atomics.exchange(claims, at, 1) === 1) continue;
    for (const metric of METRICS) if (metric.group === group) outcomes.set(metric.id, metric.measure(view, context));
  }
  return outcomes;
}

/** Outcomes of all threads in the order of the list. Throws when one is missing. */
export function inListOrder(parts: readonly ReadonlyMap<string, Outcome>[]): { metric: Metric; outcome: Outcome }[] {
  return METRICS.map((metric) => {
    const outcome = parts.map((part) => part.get(metric.id)).find((one) => one !== undefined);
    if (!outcome) throw new Error(`Nobody measured ${metric.id}.`);
    return { metric, outcome };
  });
}
