/** From an outcome to one of four states, by its interval and never by a p-value: the rule all metrics share. */
import { Z_95 } from "#app/stats/normal-quantile.ts";
import type { Lines, Metric, MetricState, Outcome } from "./metric.ts";

/** What a policy sets for a metric; with a target, lines are distances from it. */
export interface StateCriterion extends Lines {
  minimumN: number;
}

/**
 * - `insufficient`: not computable, or n below the minimum;
 * - `fail`: the whole interval is beyond the fail line: the 95 % one, or the wider one of a family of gates;
 * - `warn`: the value is past the warn line, or the interval reaches beyond the fail line;
 * - `pass`: otherwise. A value exactly on a line is not past it.
 *
 * @param z of the interval that must lie beyond the line to fail. Among k gates that each fail at 1.96 the chance that a
 * faultless batch fails some gate grows with k; `familyWiseZ(k)` keeps it. The arms are stretched by z / 1.96, which is exact
 * for normal intervals and an approximation for the others; what is counted has no arms.
 */
export function stateOf(
  outcome: Outcome,
  criterion: StateCriterion,
  metric: Pick<Metric, "better" | "target">,
  z = Z_95,
): MetricState {
  if (outcome.kind !== "estimate" || outcome.n < criterion.minimumN) return "insufficient";
  const { value, low, high } = outcome;
  if (![value, low, high].every(Number.isFinite)) return "insufficient";
  const { warn, fail } = criterion;
  const leastSure = value - (value - low) * (z / Z_95);
  const mostSure = value + (high - value) * (z / Z_95);
  if (metric.better === "higher") return choose(mostSure < fail, value < warn || low < fail);
  if (metric.better === "lower") return choose(leastSure > fail, value > warn || high > fail);
  const target = metric.target ?? 0;
  const below = target - fail;
  const above = target + fail;
  return choose(mostSure < below || leastSure > above, distance(value, target) > warn || low < below || high > above);
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
