import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvOfList, csvResponse } from "#app/http/csv.ts";
import { EVALUATION_LIST } from "#app/loop/run-lists.ts";
import { runPage } from "#app/loop/run-page.server.ts";
import { evaluationsOfRuns, runNamed } from "#db/training-runs.server.ts";

const HEADER = [
  ...["id", "run", "evaluation", "seed", "value", "n", "standard_error", "better", "unit"],
  ...["contamination", "supersedes", "why", "by", "noted at"],
];

/** Also what was corrected since: a row that another one supersedes does not count. `?standing=in-force` leaves it out. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  if (new URL(request.url).searchParams.get("standing") === "in-force") {
    const page = await runPage(context.db, params.run ?? "");
    if (page) return csvOfList(`${page.run.name} evaluations in force`, EVALUATION_LIST, page.evaluations, request.url);
  }
  const run = await runNamed(context.db, params.run ?? "");
  if (!run) throw new Response("There is no such run.", { status: 404 });
  const rows = await evaluationsOfRuns(context.db, [run.id]);
  return csvResponse(
    `${run.name} evaluations`,
    HEADER,
    rows.map((row) => [
      ...[row.id, run.name, row.name, row.seed, row.value, row.n, row.standardError, row.better, row.unit],
      ...[row.contamination, row.supersedes, row.why, row.by, new Date(row.at).toISOString()],
    ]),
  );
}
