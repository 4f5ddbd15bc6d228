import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { contactsPage } from "#app/vendors/contacts-page.server.ts";

const HEADER = ["note", "kind", "day", "text", "by", "at"];

/** A row for each note and for each comment on it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await contactsPage(context.db, params.vendor ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  const rows = page.notes.flatMap(({ id, notedOn, text, by, at, comments }) => [
    [id, "note", notedOn, text, by, new Date(at).toISOString()],
    ...comments.map((one) => [id, "comment", null, one.text, one.by, new Date(one.at).toISOString()]),
  ]);
  return csvResponse(`${page.vendor.name} notes`, HEADER, rows);
}
