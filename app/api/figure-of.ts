/** What a metric comes to, as an answer tells it. */
import type { z } from "zod";
import type { MetricState, Outcome } from "#app/metrics/metric.ts";
import type { figure } from "./fields.ts";

export function figureOf(outcome: Outcome, state: MetricState): z.input<typeof figure> {
  const none = { value: null, low: null, high: null, n: null, nUnit: null, needed: null, reason: null, state };
  if (outcome.kind === "not-computable") return { ...none, reason: outcome.reason };
  const { n, nUnit } = outcome;
  if (outcome.kind === "not-enough") return { ...none, n, nUnit, needed: outcome.needed };
  const { value, low, high } = outcome;
  return { ...none, n, nUnit, value, low, high };
}
