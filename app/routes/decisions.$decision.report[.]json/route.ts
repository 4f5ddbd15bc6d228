import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonDownload } from "#app/http/json-download.ts";
import { storedReport } from "../report-parts/stored-report.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const content = await storedReport(context.db, params.decision, request);
  return jsonDownload(`report-decision-${content.decision}-v${content.version}.json`, content);
}
