import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { evaluationsOfRuns, runNamed } from "#db/training-runs.server.ts";

const HEADER = [
  ...["id", "run", "evaluation", "seed", "value", "n", "standard_error", "better", "unit"],
  ...["contamination", "supersedes", "why", "by", "noted at"],
];

/** Also what was corrected since: a row that another one supersedes does not count. */
export async function loader({ params, context }: LoaderFunctionArgs) {
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
