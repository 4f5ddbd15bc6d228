import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { METRICS } from "#app/metrics/index.ts";
import { metricPage, noSuchWeek } from "#app/review/metric-page.server.ts";

/** The numbers behind a metric of one week. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const metric = METRICS.find(({ id }) => id === params.metric);
  const page = metric && (await metricPage(context, metric, new URL(request.url).searchParams));
  if (page?.unknownWeek) throw new Response(noSuchWeek(page), { status: 404 });
  const detail = page?.numbers?.detail;
  if (!metric || !detail) throw new Response("There are no numbers behind such a metric.", { status: 404 });
  return csvResponse(
    `${page.series.contract.title} week ${page.week} ${metric.id} numbers`,
    detail.columns,
    detail.rows,
  );
}
