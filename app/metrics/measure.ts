/** Measures a view with every metric of the list, in one thread or in several that share the work. */
import type { BatchView } from "./batch-view.ts";
import { METRICS } from "./index.ts";
import { measureOne } from "./measure-one.ts";
import type { MeasureContext, Metric, MetricGroup, Outcome } from "./metric.ts";

/** What threads share out: a group of metrics, or those that ask for texts. */
type Unit = MetricGroup | "texts";

/**
 * Heaviest first, so that what is taken last is short and nobody waits long for it. Metrics of a group use the same tables, and
 * who makes one of them has them all. Any order gives the same outcomes.
 */
const UNITS_BY_COST: readonly Unit[] = [
  "bias",
  "gold",
  "conduct",
  "agreement",
  "integrity",
  "drift",
  "policy",
  "scores",
  "texts",
];

/** Near-duplicates, copies and detected languages are told of by integrity alone. */
const ASKS_FOR_MARKS: Unit = "integrity";
const ASKS_FOR_TEXTS: Unit = "texts";

const FREE = 0;
const TAKEN = 1;
/** Waits for {@link openClaims}; nobody takes it meanwhile. */
const CLOSED = 2;

/** Outcomes in the order of the list. Catches nothing: a metric that cannot say a number says why, it does not throw. */
export function measureAll(
  view: BatchView,
  context: MeasureContext,
  metrics: readonly Metric[] = METRICS,
): { metric: Metric; outcome: Outcome }[] {
  return metrics.map((metric) => ({ metric, outcome: measureOne(metric, view, context) }));
}

/**
 * No unit claimed yet, in memory that threads share.
 *
 * @param unmarked the delivery's texts are still being compared: what asks for marks waits, what asks for texts is left to
 *   whoever comes with them
 */
export function freshClaims({ unmarked = false } = {}): Int32Array {
  const claims = new Int32Array(new SharedArrayBuffer(UNITS_BY_COST.length * Int32Array.BYTES_PER_ELEMENT));
  if (unmarked) for (const unit of [ASKS_FOR_MARKS, ASKS_FOR_TEXTS]) claims[UNITS_BY_COST.indexOf(unit)] = CLOSED;
  return claims;
}

/** The marks stand in the view: what asks for them may be measured, and whoever waits for that goes on. */
export function openClaims(claims: Int32Array): void {
  const at = UNITS_BY_COST.indexOf(ASKS_FOR_MARKS);
  Atomics.compareExchange(claims, at, CLOSED, FREE);
  Atomics.notify(claims, at);
}

/** Blocks the thread until the claims are open. */
export function waitUntilOpen(claims: Int32Array): void {
  Atomics.wait(claims, UNITS_BY_COST.indexOf(ASKS_FOR_MARKS), CLOSED);
}

/** Measures unit after unit that nobody claimed before, and returns the outcomes by metric id. */
export function measureClaimed(view: BatchView, context: MeasureContext, claims: Int32Array): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const [at, unit] of UNITS_BY_COST.entries())
    if (Atomics.compareExchange(claims, at, FREE, TAKEN) === FREE) measureUnit(unit, view, context, outcomes);
  return outcomes;
}

/** The unit that was kept for whoever has the texts. */
export function measureOfTexts(view: BatchView, context: MeasureContext): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  measureUnit(ASKS_FOR_TEXTS, view, context, outcomes);
  return outcomes;
}

/** On a view of the unit's own: what its metrics work out together is kept by the view, and goes with it. */
function measureUnit(unit: Unit, view: BatchView, context: MeasureContext, outcomes: Map<string, Outcome>): void {
  const own = { ...view };
  for (const metric of METRICS) if (unitOf(metric) === unit) outcomes.set(metric.id, measureOne(metric, own, context));
}

function unitOf({ group, asksForTexts }: Metric): Unit {
  return asksForTexts ? ASKS_FOR_TEXTS : group;
}

/** Outcomes of all threads in the order of the list. Throws when one is missing. */
export function inListOrder(parts: readonly ReadonlyMap<string, Outcome>[]): { metric: Metric; outcome: Outcome }[] {
  return METRICS.map((metric) => {
    const outcome = parts.map((part) => part.get(metric.id)).find((one) => one !== undefined);
    if (!outcome) throw new Error(`Nobody measured ${metric.id}.`);
    return { metric, outcome };
  });
}
