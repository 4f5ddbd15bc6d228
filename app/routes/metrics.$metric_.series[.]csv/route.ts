import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { METRICS } from "#app/metrics/index.ts";
import { metricSeries, type SeriesWeek } from "#app/review/metric-series.server.ts";

const HEADER = ["week", "metric", "metric_version", "value", "low", "high", "n", "n_unit", "state", "reason"];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const metric = METRICS.find(({ id }) => id === params.metric);
  const contractId = new URL(request.url).searchParams.get("contract") ?? "";
  const series = metric && (await metricSeries(context.db, metric, contractId));
  if (!series) throw new Response("There is no such metric or contract.", { status: 404 });
  const rows = series.weeks.map((week) => rowOf(metric.id, week));
  return csvAnswer(`${series.contract.title} ${metric.id}.csv`, HEADER, rows);
}

function rowOf(metric: string, { week, metricVersion, outcome, state }: SeriesWeek) {
  const head = [week, metric, metricVersion];
  if (outcome.kind === "not-computable") return [...head, null, null, null, null, null, state, outcome.reason];
  const { n, nUnit } = outcome;
  if (outcome.kind === "not-enough")
    return [...head, null, null, null, n, nUnit, state, `not enough data: ${outcome.needed} needed`];
  return [...head, outcome.value, outcome.low, outcome.high, n, nUnit, state, null];
}
