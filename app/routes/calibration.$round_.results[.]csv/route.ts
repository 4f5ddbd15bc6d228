import type { LoaderFunctionArgs } from "@remix-run/node";
import { TAKER_LIST } from "#app/calibration/calibration-lists.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await roundPage(context.db, params.round ?? "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  return csvOfList(`calibration round ${page.round.number}`, TAKER_LIST, page.results.takers, request.url);
}
