import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportDocument } from "#app/review/vendor-report/blocks.ts";
import { reportHtml } from "#app/review/vendor-report/html.ts";
import { storedReport } from "../report-parts/stored-report.server.ts";

/** One file to send or print: the same bytes at every call. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const content = await storedReport(context.db, params.decision, request);
  return new Response(reportHtml(reportDocument(content)), {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
