import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { batchMetricsReport } from "#app/review/batch-metrics.server.ts";
import { REPORT_HEADER, reportCells } from "#app/review/reported-metric.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const report = await batchMetricsReport(context.db, params.batch ?? "");
  if (!report) throw new Response("There is no such batch.", { status: 404 });
  return csvResponse(`${report.contract} week ${report.week} metrics`, REPORT_HEADER, report.metrics.map(reportCells));
}
