import { csvResponse } from "#app/http/csv.ts";
import { METRICS } from "#app/metrics/index.ts";
import { roleOf } from "../metrics._index/catalogue.tsx";

/** The catalogue as a table to keep. */
export function loader() {
  return csvResponse(
    "metrics",
    HEADER,
    METRICS.map((metric) => [
      ...[metric.group, metric.id, metric.version, metric.title, roleOf(metric), metric.unit, metric.better],
      ...[metric.target ?? null, metric.minimumN, metric.nUnit, metric.lines.warn, metric.lines.fail],
      ...[metric.needs.join("; "), metric.about, metric.formula, metric.source],
    ]),
  );
}

const HEADER = [
  ...["group", "metric", "metric_version", "title", "default_role", "unit", "better"],
  ...["target", "minimum_n", "n_unit", "warn", "fail", "needs", "about", "formula", "source"],
];
