import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { vendorClaims } from "#app/vendors/claims-page.server.ts";

const HEADER = ["contract", "week", "claim", "units", "unit", "amount_minor", "currency", "since"];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await vendorClaims(context.db, params.vendor ?? "", searchParams, context.now());
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  const rows = page.claims.map(({ contract, week, kind, units, unit, minor, currency, since }) => [
    ...[contract, week, kind, units, unit, minor, minor === null ? null : currency, new Date(since).toISOString()],
  ]);
  return csvResponse(`${page.vendor.name} open claims`, HEADER, rows);
}
