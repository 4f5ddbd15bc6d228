import type { LoaderFunctionArgs } from "@remix-run/node";
import { ON_POLICY_LIST } from "#app/checkpoints/checkpoint-lists.ts";
import { checkpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { csvOfList } from "#app/http/csv.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await checkpointsPage(context.db, params.contract ?? "", { now: context.now() });
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return csvOfList(`${page.contract.title} on-policy`, ON_POLICY_LIST, page.weeks, request.url);
}
