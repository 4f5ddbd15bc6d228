import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonResponse } from "#app/http/csv.ts";
import { vendorScorecard } from "#app/vendors/scorecard-page.server.ts";
import { vendorById } from "#db/contracts.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const vendor = await vendorById(context.db, params.vendor ?? "");
  if (!vendor) throw new Response("There is no such vendor.", { status: 404 });
  const card = await vendorScorecard(context.db, vendor, new URL(request.url).searchParams, context.now());
  return jsonResponse(`${vendor.name} scorecard`, card);
}
