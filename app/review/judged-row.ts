/** A judged metric as plain data: what a screen is sent. */
import type { Detail, Lines, Metric, MetricState, Outcome } from "#app/metrics/metric.ts";
import type { Judged } from "./judge.ts";

export interface JudgedRow {
  id: string;
  version: number;
  title: string;
  about: string;
  group: Metric["group"];
  unit: Metric["unit"];
  better: Metric["better"];
  target?: number;
  outcome: Outcome;
  state: MetricState;
  lines: Lines;
  gate: boolean;
  /** The policy names it; otherwise it is only shown, against its own default lines. */
  inPolicy: boolean;
}

/** Without the outcome's detail, which only the metric's own chart needs. */
export function judgedRow({ metric, outcome, state, criterion }: Judged): JudgedRow {
  const { id, version, title, about, group, unit, better, target, lines } = metric;
  return {
    id,
    version,
    title,
    about,
    group,
    unit,
    better,
    target,
    outcome: withoutDetail(outcome),
    state,
    lines: criterion ? { warn: criterion.warn, fail: criterion.fail } : lines,
    gate: criterion?.gate ?? false,
    inPolicy: criterion !== null,
  };
}

export function detailOf(outcome: Outcome): Detail | null {
  return outcome.kind === "estimate" ? (outcome.detail ?? null) : null;
}

export function withoutDetail(outcome: Outcome): Outcome {
  if (outcome.kind !== "estimate") return outcome;
  const { detail: _, ...rest } = outcome;
  return rest;
}
