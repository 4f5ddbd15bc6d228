import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { METRICS } from "#app/metrics/index.ts";
import { metricPage, noSuchWeek } from "#app/review/metric-page.server.ts";
import type { SliceOutcome } from "#app/review/slice-outcomes.ts";

const HEADER = ["week", "metric", "by", "slice", "state", "value", "low", "high", "n", "n_unit", "judgments", "reason"];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const metric = METRICS.find(({ id }) => id === params.metric);
  const page = metric && (await metricPage(context, metric, new URL(request.url).searchParams));
  if (page?.unknownWeek) throw new Response(noSuchWeek(page), { status: 404 });
  if (!metric || !page?.slices) throw new Response("There are no slices of such a metric.", { status: 404 });
  const { by, rows } = page.slices;
  return csvResponse(
    `${page.series.contract.title} week ${page.week} ${metric.id} by ${by}`,
    HEADER,
    rows.map((row) => [page.week, metric.id, by, row.name, row.state, ...figureOf(row)]),
  );
}

function figureOf({ outcome, judgments }: SliceOutcome): (string | number | null)[] {
  if (outcome.kind === "not-computable") return [null, null, null, null, null, judgments, outcome.reason];
  const { n, nUnit } = outcome;
  if (outcome.kind === "not-enough")
    return [null, null, null, n, nUnit, judgments, `not enough data: ${outcome.needed} needed`];
  return [outcome.value, outcome.low, outcome.high, n, nUnit, judgments, null];
}
