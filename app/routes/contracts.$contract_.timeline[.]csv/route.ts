import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { MARK_LIST } from "#app/schedule/schedule-lists.ts";
import { timelinePage } from "#app/schedule/timeline-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await timelinePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} timeline`, MARK_LIST, page.marks, request.url);
}
