import type { LoaderFunctionArgs } from "@remix-run/node";
import { readinessPage } from "#app/contracts/readiness-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await readinessPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.items.map(({ item, title, state, entry }) => [
    item,
    title,
    state,
    entry?.owner ?? null,
    entry?.evidence ?? null,
    entry?.link ?? null,
    entry ? new Date(entry.at).toISOString() : null,
    entry?.by ?? null,
  ]);
  return csvResponse(`${page.contract.title} readiness`, HEADER, rows);
}

const HEADER = ["item", "title", "state", "owner", "evidence", "link", "noted at", "noted by"];
