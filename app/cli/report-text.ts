/** A stored report in one of its formats, as the downloads write it. */
import { csvLine } from "#app/http/csv.ts";
import { reportDocument } from "#app/review/vendor-report/blocks.ts";
import type { ReportContent } from "#app/review/vendor-report/content.ts";
import { REPORT_CSV_HEADER, reportCsvRows } from "#app/review/vendor-report/csv-rows.ts";
import { reportHtml } from "#app/review/vendor-report/html.ts";

export function reportText(content: ReportContent, format: "html" | "csv" | "json"): string {
  if (format === "html") return reportHtml(reportDocument(content));
  if (format === "json") return `${JSON.stringify(content, null, 2)}\n`;
  return [REPORT_CSV_HEADER, ...reportCsvRows(content)].map(csvLine).join("");
}
