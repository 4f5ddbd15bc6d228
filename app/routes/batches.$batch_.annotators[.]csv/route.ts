import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { ANNOTATOR_HEADER, annotatorCells } from "#app/review/annotator-cells.ts";
import { shrunkenShares } from "#app/review/annotator-rows.ts";
import { foundAnnotators } from "#app/review/annotators-page.server.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const found = await foundAnnotators(context, params.batch ?? "", new URL(request.url).searchParams);
  if (!found) throw new Response("There are no annotators of such a batch.", { status: 404 });
  return csvAnswer(
    "annotators.csv",
    ANNOTATOR_HEADER,
    found.rows.map((row) => annotatorCells(row, shrunkenShares(row, found.known.priors))),
  );
}
