import type { LoaderFunctionArgs } from "@remix-run/node";
import { READINESS_LIST } from "#app/contracts/contract-lists.ts";
import { readinessPage } from "#app/contracts/readiness-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await readinessPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} readiness`, READINESS_LIST, page.items, request.url);
}
