import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { savedSlicesPage } from "#app/review/saved-slices.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rows } = await savedSlicesPage(context.db, new URL(request.url).searchParams);
  return csvAnswer(
    "slices.csv",
    ["slice", "name", "vendor", "contract", "week", "holds", "parameters", "author", "saved at", "archived by"],
    rows.map((row) => [
      row.id,
      row.name,
      row.vendor,
      row.contract,
      row.week,
      row.about,
      row.params,
      row.author,
      new Date(row.createdAt).toISOString(),
      row.archived?.by ?? null,
    ]),
  );
}
