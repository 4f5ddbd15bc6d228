import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { annotatorProfile } from "#app/review/annotator-profile.server.ts";
import { ANNOTATOR_TABLES } from "#app/review/annotator-tables.ts";

/** What the charts of an annotator's page are drawn from, one route for all of them. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const name = params.table ?? "";
  const tableOf = Object.hasOwn(ANNOTATOR_TABLES, name) ? ANNOTATOR_TABLES[name] : undefined;
  const profile = tableOf && (await annotatorProfile(context, params.vendor ?? "", params.pseudonym ?? ""));
  if (!profile) throw new Response("There is no such table of an annotator.", { status: 404 });
  const { header, rows } = tableOf(profile);
  return csvResponse(`${profile.name} ${name}`, header, rows);
}
