import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { timelinePage } from "#app/schedule/timeline-page.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await timelinePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.marks.map(({ on, week, kind, what }) => [on, week, kind, what]);
  return csvResponse(`${page.contract.title} timeline`, ["day", "week", "kind", "what"], rows);
}
