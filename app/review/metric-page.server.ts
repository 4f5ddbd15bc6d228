/** A metric in a contract: its weeks, and one of them cut into slices. */
import type { Metric } from "#app/metrics/metric.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { type MetricSeries, metricSeries } from "./metric-series.server.ts";
import { type MetricSlices, metricSlices } from "./metric-slices.server.ts";

export interface MetricPage {
  series: MetricSeries;
  /** Of the week asked for, else of the newest; null before anything is measured. */
  week: number | null;
  slices: MetricSlices | null;
}

/** undefined when there is no such contract. */
export async function metricPage(
  tools: ReviewTools,
  metric: Metric,
  params: URLSearchParams,
): Promise<MetricPage | undefined> {
  const series = await metricSeries(tools.db, metric, params.get("contract") ?? "");
  if (!series) return undefined;
  const asked = Number(params.get("week"));
  const shown = series.weeks.find(({ week }) => week === asked) ?? series.weeks.at(-1);
  const slices = shown && (await metricSlices(tools, metric, shown.batchId, params));
  return { series, week: shown?.week ?? null, slices: slices ?? null };
}
