/** A metric in a contract: its weeks, and of one of them the numbers behind it and its slices. */
import type { Detail, Metric } from "#app/metrics/metric.ts";
import type { Db } from "#db/client.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { metricByDelivery } from "#db/series.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { detailOf } from "./judged-row.ts";
import { type MetricSeries, metricSeries } from "./metric-series.server.ts";
import { type MetricSlices, metricSlices } from "./metric-slices.server.ts";
import { isUnlinked } from "./row-links.ts";

export interface MetricPage {
  series: MetricSeries;
  /** Of the week asked for, else of the newest; null before anything is measured. */
  week: number | null;
  /** As they were stored; null where it is no estimate, or has none. */
  numbers: MetricNumbers | null;
  slices: MetricSlices | null;
}

export interface MetricNumbers {
  batchId: string;
  detail: Detail;
  /** Measured before its rows opened records. */
  unlinked: boolean;
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
  return {
    ...{ series, week: shown?.week ?? null, slices: slices ?? null },
    numbers: (shown && (await metricNumbers(tools.db, metric, shown.batchId))) ?? null,
  };
}

async function metricNumbers(db: Db, metric: Metric, batchId: string): Promise<MetricNumbers | null> {
  const newest = (await activeDeliveries(db, batchId)).at(-1);
  const stored = newest && (await metricByDelivery(db, metric.id, [newest.id])).get(newest.id);
  const detail = stored ? detailOf(stored.outcome) : null;
  return detail && { batchId, detail, unlinked: isUnlinked(metric.id, detail) };
}
