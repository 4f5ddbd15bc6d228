import type { LoaderFunctionArgs } from "@remix-run/node";
import { ROUTE_LISTS } from "./lists.ts";

/** The lists of a contract's pages, one route for all of them; order and filters as on the page. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const name = params.table ?? "";
  const list = Object.hasOwn(ROUTE_LISTS, name) ? ROUTE_LISTS[name] : undefined;
  const answer = await list?.(context, params.contract ?? "", request.url);
  if (!answer) throw new Response("There is no such list.", { status: 404 });
  return answer;
}
