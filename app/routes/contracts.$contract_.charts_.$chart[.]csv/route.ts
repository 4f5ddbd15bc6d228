import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { CHARTS } from "#app/review/charts.ts";
import { chartById, contractCharts } from "#app/review/contract-charts.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await contractCharts(context, params.contract ?? "", new URL(request.url).searchParams);
  const chart = page?.charts && chartById(page.charts, params.chart ?? "");
  if (!chart) throw new Response("There is no such chart.", { status: 404 });
  return csvResponse(`${page.contract.title} week ${page.week} ${CHARTS[chart.id]}`, chart.columns, chart.rows);
}
