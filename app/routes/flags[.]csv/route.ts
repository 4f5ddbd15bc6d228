import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Cell, csvAnswer } from "#app/http/csv.ts";
import type { FlagShare } from "#app/review/flag-overlap.ts";
import { flagsPage } from "#app/review/flags-page.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rows, ofBatch } = await flagsPage(context, new URL(request.url).searchParams, Number.POSITIVE_INFINITY);
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
      ...touchedCells(ofBatch?.numbers?.flags[row.id]),
    ]),
  );
}

/** Only with `batch`: what an open or upheld flag touches. */
function touchedCells(share: FlagShare | undefined): Cell[] {
  if (!share) return [null, null, null, null, null];
  const { touched, added, alone } = share;
  return [touched.items, touched.judgments, touched.units, added.judgments, alone.judgments];
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
  "records",
  "judgments",
  "units",
  "new judgments",
  "judgments of only this flag",
];
