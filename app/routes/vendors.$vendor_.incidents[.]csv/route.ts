import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { incidentsPage } from "#app/vendors/incidents-page.server.ts";

const HEADER = [
  ...["incident", "kind", "severity", "state", "happened_on", "contract", "what", "written_by", "written_at"],
  ...["outcome", "closed_because", "closed_by", "closed_at", "events"],
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await incidentsPage(context.db, params.vendor ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  const rows = page.incidents.map((one) => [
    ...[one.id, one.kind, one.severity, one.state, one.happenedOn, one.contract, one.what],
    ...[one.by, new Date(one.at).toISOString(), one.closing?.outcome ?? null, one.closing?.text ?? null],
    ...[one.closing?.by ?? null, one.closing ? new Date(one.closing.at).toISOString() : null, one.events.length],
  ]);
  return csvResponse(`${page.vendor.name} incidents`, HEADER, rows);
}
