import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { comparePage } from "#app/review/compare-page.server.ts";
import { COMPARED_HEADER, comparedCells } from "#app/review/compared-cells.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await comparePage(context, new URL(request.url).searchParams);
  if (!page?.compared) throw new Response("There are no two such batches.", { status: 404 });
  const { a, b, metrics } = page.compared;
  return csvResponse(`week ${a.week} and week ${b.week} compared`, COMPARED_HEADER, metrics.map(comparedCells));
}
