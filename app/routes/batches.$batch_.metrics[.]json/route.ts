import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/csv.ts";
import { batchMetricsReport } from "#app/review/batch-metrics.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const report = await batchMetricsReport(context.db, params.batch ?? "");
  if (!report) throw new Response("There is no such batch.", { status: 404 });
  return jsonResponse(`${report.contract} week ${report.week} metrics`, report);
}
