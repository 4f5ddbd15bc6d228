/** Two batches compared, as lines of a table. */
import type { ComparedMetric } from "./compare-metrics.ts";

const OF_SIDE = ["state", "value", "low", "high", "n"];

export const COMPARED_HEADER = [
  ...["group", "metric", "title", "better"],
  ...["a", "b"].flatMap((side) => OF_SIDE.map((name) => `${side}_${name}`)),
  ...["difference", "difference_low", "difference_high", "b_is", "note"],
];

export function comparedCells({ group, id, title, better, a, b, difference, turn, note }: ComparedMetric) {
  const side = ({ outcome, state }: ComparedMetric["a"]) =>
    outcome.kind === "estimate"
      ? [state, outcome.value, outcome.low, outcome.high, outcome.n]
      : [state, null, null, null, outcome.kind === "not-enough" ? outcome.n : null];
  const ofDifference = [difference?.value ?? null, difference?.low ?? null, difference?.high ?? null];
  return [group, id, title, better, ...side(a), ...side(b), ...ofDifference, turn, note];
}
