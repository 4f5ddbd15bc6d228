import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList } from "#app/http/csv.ts";
import { MOVE_LIST } from "#app/release/release-lists.ts";
import { allMoves } from "#db/pointers.server.ts";

/** Every move of every pointer, newest first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  return csvOfList("pointers", MOVE_LIST, await allMoves(context.db), request.url);
}
