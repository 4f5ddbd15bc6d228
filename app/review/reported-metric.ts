/** A judged metric as a report prints it: of a checked file, or of a batch as JSON and CSV. */
import { notEnoughText } from "#app/domain/figure.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import type { ReportedMetric } from "./check-report.ts";
import type { Judged } from "./judge.ts";

export function reportedMetric({ metric, outcome, state, criterion }: Judged): ReportedMetric {
  const estimate = outcome.kind === "estimate" ? outcome : null;
  const minimumN = criterion?.minimumN ?? metric.minimumN;
  return {
    id: metric.id,
    version: metric.version,
    title: metric.title,
    group: metric.group,
    unit: metric.unit,
    better: metric.better,
    target: metric.target ?? null,
    value: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    counted: metric.counted ?? false,
    n: outcome.kind === "not-computable" ? null : outcome.n,
    nUnit: outcome.kind === "not-computable" ? null : outcome.nUnit,
    needed: outcome.kind === "not-computable" ? null : outcome.kind === "not-enough" ? outcome.needed : minimumN,
    state,
    reason: reasonOf(outcome, state, minimumN),
    lines: { warn: criterion?.warn ?? metric.lines.warn, fail: criterion?.fail ?? metric.lines.fail },
    gate: criterion?.gate ?? false,
    inPolicy: criterion !== null,
    detail: estimate?.detail ?? null,
  };
}

/** Null only where the metric was judged: a value on too few rows says how many are needed. */
function reasonOf(outcome: Outcome, state: ReportedMetric["state"], minimumN: number): string | null {
  if (outcome.kind === "not-computable") return [outcome.reason, outcome.ask].filter(Boolean).join(" ");
  const needed = outcome.kind === "not-enough" ? outcome.needed : minimumN;
  return state === "insufficient" ? `Not enough data: ${notEnoughText({ ...outcome, needed })}.` : null;
}

export const REPORT_HEADER = [
  "group",
  "metric",
  "metric_version",
  "title",
  "role",
  "state",
  "value",
  "low",
  "high",
  "n",
  "n_unit",
  "better",
  "target",
  "warn",
  "fail",
  "reason",
];

/** A line of the table of all metrics, in the order of {@link REPORT_HEADER}. */
export function reportCells(one: ReportedMetric): (string | number | null)[] {
  const head = [one.group, one.id, one.version, one.title, roleOf(one), one.state];
  const figure = [one.value, one.low, one.high, one.n, one.nUnit];
  return [...head, ...figure, one.better, one.target, one.lines.warn, one.lines.fail, one.reason];
}

export type Role = "gate" | "advises" | "shown only";

/** What follows from a metric under the policy in force. */
export function roleOf({ gate, inPolicy }: { gate: boolean; inPolicy: boolean }): Role {
  if (gate) return "gate";
  return inPolicy ? "advises" : "shown only";
}
