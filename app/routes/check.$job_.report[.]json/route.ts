import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/csv.ts";
import { checkOf } from "#app/jobs/check-of.server.ts";

/** The document that `assay check FILE --json` prints. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const check = await checkOf(context.db, params.job ?? "", context.now());
  if (!check?.report) throw new Response("There is no report of such a check.", { status: 404 });
  return jsonResponse(`${check.report.file} report`, check.report);
}
