/** Whether what is stored of a batch is what would be measured today, in sentences. */
import { countOf } from "#app/domain/figure.ts";
import { MEASURED_FACTS, type MeasuredFact } from "#app/domain/measured-against.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { Detail, Metric, Outcome } from "#app/metrics/metric.ts";
import { isUnlinked } from "./row-links.ts";

export interface StoredMeasure {
  metric: string;
  metricVersion: number;
  outcome: Outcome;
}

/** null where nothing is stored, or all of it would be measured alike today. */
export function measuredBefore(stored: readonly StoredMeasure[]): string | null {
  if (stored.length === 0) return null;
  const byMetric = new Map(stored.map((one) => [one.metric, one]));
  const known = METRICS.flatMap((metric) => {
    const one = byMetric.get(metric.id);
    return one ? [{ metric, one }] : [];
  });
  const older = known.filter(({ metric, one }) => one.metricVersion < metric.version).map(({ metric }) => metric);
  const unlinked = known.filter(({ metric, one }) => isUnlinked(metric.id, detailOf(one.outcome)));
  const missing = METRICS.filter(({ id }) => !byMetric.has(id));
  const parts = [
    older.length > 0 && `${named(older)} ${older.length === 1 ? "is" : "are"} measured otherwise since`,
    unlinked.length > 0 && `rows of ${countOf(unlinked.length, "metric")} do not yet open the very records they count`,
    missing.length > 0 && `${countOf(missing.length, "metric")} did not exist`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : `Measured before this version of Assay: ${parts.join("; ")}.`;
}

/** What stood beside the week then and is otherwise now; null for nothing. */
export function changedSince(facts: readonly MeasuredFact[]): string | null {
  return facts.length === 0
    ? null
    : `Measured before ${AND.format(facts.map((fact) => MEASURED_FACTS[fact]))} changed.`;
}

const AND = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Up to two by their titles; more are counted. */
function named(metrics: readonly Metric[]): string {
  return metrics.length > 2
    ? countOf(metrics.length, "metric")
    : metrics.map(({ title }) => `“${title}”`).join(" and ");
}

function detailOf(outcome: Outcome): Detail | null {
  return outcome.kind === "estimate" ? (outcome.detail ?? null) : null;
}
