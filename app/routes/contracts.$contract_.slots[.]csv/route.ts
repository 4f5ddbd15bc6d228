import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { schedulePage } from "#app/schedule/schedule-page.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await schedulePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const header = ["week", "units", "confirm by", "state", "confirmed on", "confirmed by", "booked by"];
  const rows = page.slots.map(({ week, units, confirmBy, state, confirmed, by }) => [
    ...[week, units, confirmBy, state, confirmed?.on ?? null, confirmed?.by ?? null, by],
  ]);
  return csvResponse(`${page.contract.title} slots`, header, rows);
}
