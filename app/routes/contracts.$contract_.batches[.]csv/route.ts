import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { batchList } from "#app/review/contract-lists.ts";
import { contractPage } from "#app/review/contract-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await contractPage(context.db, params.contract ?? "", context.now());
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} batches`, batchList(page.contract.currency), page.weeks, request.url);
}
