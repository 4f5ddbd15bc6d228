import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { ITEM_LIST } from "#app/inspection/inspection-lists.ts";
import { inspectionPage } from "#app/inspection/inspection-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await inspectionPage(context, params.inspection ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such inspection.", { status: 404 });
  return csvOfList(`inspection week ${page.batch.week} ${page.number}`, ITEM_LIST, page.lines, request.url);
}
