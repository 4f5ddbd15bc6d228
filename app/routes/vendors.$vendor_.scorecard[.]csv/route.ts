import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { vendorScorecard } from "#app/vendors/scorecard-page.server.ts";
import { SCORE_HEADER, scoreRows } from "#app/vendors/scorecard-rows.ts";
import { vendorById } from "#db/contracts.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const card = await vendorScorecard(context.db, vendor, new URL(request.url).searchParams, context.now());
  const rows = [{ scope: vendor.name, ...card }, ...card.contracts.map((one) => ({ scope: one.title, ...one }))];
  return csvResponse(`${vendor.name} scorecard`, SCORE_HEADER, rows.flatMap(scoreRows));
}
