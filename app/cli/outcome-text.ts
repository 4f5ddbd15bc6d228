/** An outcome of a metric in one line of a terminal. */
import { lineText } from "#app/domain/figure.ts";
import type { Outcome } from "#app/metrics/metric.ts";

/** @example "0.881 (n 59938)", "0.358 [0.347, 0.369] (n 59938)", "not enough data (n 20 of 200)" */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind === "not-computable") return `not computable: ${outcome.reason}`;
  if (outcome.kind === "not-enough") return `not enough data (n ${outcome.n} of ${outcome.needed})`;
  const { value, low, high, n } = outcome;
  const interval = low === value && high === value ? "" : ` [${lineText(low)}, ${lineText(high)}]`;
  return `${lineText(value)}${interval} (n ${n})`;
}
