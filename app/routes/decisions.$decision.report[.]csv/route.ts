import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { REPORT_CSV_HEADER, reportCsvRows } from "#app/review/vendor-report/csv-rows.ts";
import { storedReport } from "../report-parts/stored-report.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const content = await storedReport(context.db, params.decision, request);
  const name = `report-decision-${content.decision}-v${content.version}.csv`;
  return csvAnswer(name, REPORT_CSV_HEADER, reportCsvRows(content));
}
