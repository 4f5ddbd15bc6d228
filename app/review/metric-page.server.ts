/** A metric in a contract: its weeks, and of one of them the numbers behind it and its slices. */
import type { Detail, Metric } from "#app/metrics/metric.ts";
import { readsFact } from "#app/metrics/read-beside.ts";
import type { Db } from "#db/client.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { metricByDelivery, type SeriesValue } from "#db/series.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import { detailOf } from "./judged-row.ts";
import { changedSince } from "./measured-before.ts";
import { type MetricSeries, metricSeries } from "./metric-series.server.ts";
import { type MetricSlices, metricSlices } from "./metric-slices.server.ts";
import { isUnlinked } from "./row-links.ts";
import { factsChanged } from "./week-as-measured.server.ts";

export interface MetricPage {
  series: MetricSeries;
  /** Of the week asked for, else of the newest; null before anything is measured. */
  week: number | null;
  /** What the address asks for as a week where the metric has no such one; the newest is shown then. */
  unknownWeek: string | null;
  /** As they were stored; null where it is no estimate, or has none. */
  numbers: MetricNumbers | null;
  /** Why the week shown would be measured otherwise today, in a sentence; null where it would not. */
  before: string | null;
  slices: MetricSlices | null;
}

export interface MetricNumbers {
  batchId: string;
  detail: Detail;
}

/** undefined when there is no such contract. */
export async function metricPage(
  tools: ReviewTools,
  metric: Metric,
  params: URLSearchParams,
): Promise<MetricPage | undefined> {
  const series = await metricSeries(tools.db, metric, params.get("contract") ?? "");
  if (!series) return undefined;
  const asked = params.get("week") ?? "";
  const found = series.weeks.find(({ week }) => String(week) === asked);
  const shown = found ?? series.weeks.at(-1);
  const stored = shown && (await storedOf(tools.db, metric, shown.batchId));
  const slices = shown && (await metricSlices(tools, metric, shown.batchId, params));
  return {
    ...{ series, week: shown?.week ?? null, slices: slices ?? null },
    unknownWeek: found || asked === "" ? null : asked,
    numbers: numbersOf(shown?.batchId ?? "", stored),
    before: shown && stored ? await beforeOf(tools.db, metric, shown.batchId, stored) : null,
  };
}

/** A file of another week than the one asked for would pass for it. */
export function noSuchWeek({ series, unknownWeek }: Pick<MetricPage, "series" | "unknownWeek">): string {
  return `${series.contract.title} has no week ${unknownWeek} that was measured by this metric.`;
}

/** What the page says above the newest week's numbers; null where they were asked for. */
export function newestInstead(page: MetricPage): string | null {
  return page.unknownWeek === null || page.week === null
    ? null
    : `${noSuchWeek(page)} Week ${page.week}, the newest, is shown.`;
}

async function storedOf(db: Db, metric: Metric, batchId: string): Promise<SeriesValue | undefined> {
  const newest = (await activeDeliveries(db, batchId)).at(-1);
  return newest && (await metricByDelivery(db, metric.id, [newest.id])).get(newest.id);
}

function numbersOf(batchId: string, stored: SeriesValue | undefined): MetricNumbers | null {
  const detail = stored ? detailOf(stored.outcome) : null;
  return detail && { batchId, detail };
}

async function beforeOf(db: Db, metric: Metric, batchId: string, stored: SeriesValue): Promise<string | null> {
  const batch = await batchById(db, batchId);
  const changed = batch ? await factsChanged(db, { batch, deliveries: await activeDeliveries(db, batchId) }) : [];
  const said = [measuredOtherwise(metric, stored), changedSince(changed.filter((fact) => readsFact(metric.id, fact)))];
  return said.filter((sentence) => sentence !== null).join(" ") || null;
}

function measuredOtherwise(metric: Metric, { metricVersion, outcome }: SeriesValue): string | null {
  if (metricVersion < metric.version)
    return `This week was measured by version ${metricVersion} of the metric; this is version ${metric.version}.`;
  return isUnlinked(metric.id, detailOf(outcome))
    ? "These numbers were measured before their rows opened the very records they count."
    : null;
}
