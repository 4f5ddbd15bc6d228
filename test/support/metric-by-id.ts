import { METRICS } from "#app/metrics/index.ts";
import type { Metric } from "#app/metrics/metric.ts";

/** The catalogue's metric; throws on an id it does not have. */
export function metricById(id: string): Metric {
  const metric = METRICS.find((one) => one.id === id);
  if (!metric) throw new Error(`There is no metric ${id}.`);
  return metric;
}
