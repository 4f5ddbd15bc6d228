import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarEvents } from "#app/schedule/calendar-events.server.ts";
import { linkOfSecret } from "#app/schedule/calendar-links.server.ts";
import { calendarText } from "#app/schedule/calendar-text.ts";
import { contractById } from "#db/contracts.server.ts";

/** Read by calendar programs, which sign in nowhere: the secret in the address is all they have. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await linkOfSecret(context.db, params.link ?? "", params.secret ?? "");
  if (!link) throw new Response("There is nothing here.", { status: 404 });
  const of = { now: context.now(), origin: new URL(request.url).origin };
  const contract = link.contractId === null ? undefined : await contractById(context.db, link.contractId);
  const events = await calendarEvents(context.db, link.contractId, of);
  return new Response(calendarText(contract?.title ?? "Assay, all contracts", events, of.now), { headers: HEADERS });
}

const HEADERS = {
  "Content-Type": "text/calendar; charset=utf-8",
  "Cache-Control": "private, no-store",
  "X-Robots-Tag": "noindex",
};
