/** From an outcome to one of four states, by its interval and never by a p-value: the rule all metrics share. */
import type { Lines, Metric, MetricState, Outcome } from "./metric.ts";

/** What a policy sets for a metric; with a target, lines are distances from it. */
export interface StateCriterion extends Lines {
  minimumN: number;
}

/**
 * - `insufficient`: not computable, or n below the minimum;
 * - `fail`: the whole 95 % interval is beyond the fail line;
 * - `warn`: the value is past the warn line, or the interval reaches beyond the fail line;
 * - `pass`: otherwise. A value exactly on a line is not past it.
 */
export function stateOf(
  outcome: Outcome,
  criterion: StateCriterion,
  metric: Pick<Metric, "better" | "target">,
): MetricState {
  if (outcome.kind !== "estimate" || outcome.n < criterion.minimumN) return "insufficient";
  const { value, low, high } = outcome;
  if (![value, low, high].every(Number.isFinite)) return "insufficient";
  const { warn, fail } = criterion;
  if (metric.better === "higher") return choose(high < fail, value < warn || low < fail);
  if (metric.better === "lower") return choose(low > fail, value > warn || high > fail);
  const target = metric.target ?? 0;
  const below = target - fail;
  const above = target + fail;
  return choose(high < below || low > above, distance(value, target) > warn || low < below || high > above);
}

function choose(fails: boolean, warns: boolean): MetricState {
  if (fails) return "fail";
  return warns ? "warn" : "pass";
}

/** 0.52 - 0.5 is 0.02 and a hair in binary; the hair is not a breach. */
function distance(value: number, target: number): number {
  const apart = Math.abs(value - target);
  return apart - apart * Number.EPSILON * 64;
}
