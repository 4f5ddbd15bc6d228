import type { LoaderFunctionArgs } from "@remix-run/node";
import { closeOutDocument } from "#app/reports/close-out/close-out.server.ts";
import { reportHtml } from "#app/review/vendor-report/html.ts";
import { askedCloseOut } from "../report-parts/asked-close-out.server.ts";

/** One file to send or print; of a stored version the same bytes at every call. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { report } = await askedCloseOut(context, params.contract, request);
  return new Response(reportHtml(closeOutDocument(report)), {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
