import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { csvOfChanges } from "#app/release/diff-csv.server.ts";
import { diffRequest } from "#app/release/diff-page.server.ts";

/** Every record that changed and passes the filter of the address. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { before, after, filter } = await diffRequest(context, params.release ?? "", new URL(request.url).searchParams);
  if (!before || !after) throw new Response("There is no such release.", { status: 404 });
  const { header, rows } = csvOfChanges(context, before, after, filter);
  return csvAnswer(`${before.name} to ${after.name}.csv`, header, rows);
}
