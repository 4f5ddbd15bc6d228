import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { contactsPage } from "#app/vendors/contacts-page.server.ts";

const HEADER = ["name", "role", "email", "purpose", "state", "retired_because", "written_by", "written_at"];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await contactsPage(context.db, params.vendor ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  const rows = page.contacts.map(({ name, role, email, purpose, retiredBecause, by, at }) => [
    ...[name, role, email, purpose, retiredBecause === null ? "current" : "retired", retiredBecause],
    ...[by, new Date(at).toISOString()],
  ]);
  return csvResponse(`${page.vendor.name} contacts`, HEADER, rows);
}
