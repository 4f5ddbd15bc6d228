import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { CRITERION_LIST } from "#app/review/desk-lists.ts";
import { policyPage } from "#app/review/policy-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await policyPage(context.db, params.policy ?? "");
  if (!page) throw new Response("There is no such policy.", { status: 404 });
  return csvOfList(`${page.name} version ${page.version}`, CRITERION_LIST, page.criteria, request.url);
}
