import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonDownload } from "#app/http/json-download.ts";
import { askedCloseOut } from "../report-parts/asked-close-out.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { report, shown } = await askedCloseOut(context, params.contract, request);
  return jsonDownload(`${report.contract.title} close-out.json`, { stored: shown, report });
}
