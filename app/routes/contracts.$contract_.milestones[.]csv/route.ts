import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { MILESTONE_LIST } from "#app/schedule/schedule-lists.ts";
import { schedulePage } from "#app/schedule/schedule-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await schedulePage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} milestones`, MILESTONE_LIST, page.milestones, request.url);
}
