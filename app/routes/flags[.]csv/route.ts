import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { flagsPage } from "#app/review/flags-page.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rows } = await flagsPage(context.db, new URL(request.url).searchParams);
  return csvAnswer(
    "flags.csv",
    HEADER,
    rows.map((row) => [
      row.id,
      row.vendor,
      row.contract,
      row.week,
      row.subjectKind,
      row.about,
      row.reason,
      row.treatment,
      row.weight,
      row.note,
      row.author,
      new Date(row.createdAt).toISOString(),
      row.state,
      row.ruling?.by ?? null,
      row.ruling?.why ?? null,
    ]),
  );
}

const HEADER = [
  "flag",
  "vendor",
  "contract",
  "week",
  "kind",
  "about",
  "reason",
  "treatment",
  "weight",
  "note",
  "author",
  "raised at",
  "state",
  "ruled by",
  "why",
];
