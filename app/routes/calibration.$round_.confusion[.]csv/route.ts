import type { LoaderFunctionArgs } from "@remix-run/node";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";
import { CLASS_WORDS } from "../calibration-parts/class-words.ts";

/** How often each answer was given where the key is another, over all who took the round. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await roundPage(context.db, params.round ?? "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  const { classes, confusion } = page.results;
  return csvResponse(
    `calibration round ${page.round.number} answers against the key`,
    ["key", "answer", "answers"],
    classes.flatMap((key, i) =>
      classes.map((answer, j) => [CLASS_WORDS[key], CLASS_WORDS[answer], confusion[i]?.[j] ?? 0]),
    ),
  );
}
