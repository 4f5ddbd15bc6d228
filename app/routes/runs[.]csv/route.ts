import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { type ListedRun, runsPage } from "#app/loop/runs-page.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rows } = await runsPage(context.db, new URL(request.url).searchParams, Number.POSITIVE_INFINITY);
  return csvAnswer("runs.csv", HEADER, rows.map(rowOf));
}

const HEADER = [
  ...["run", "kind", "release", "weeks left out", "base checkpoint", "method", "config", "seeds"],
  ...["resulting checkpoint", "evaluations", "note", "by", "noted at", "withdrawn because"],
];

function rowOf(run: ListedRun) {
  return [
    ...[run.name, run.kind, run.release, run.leftOut.map(({ week }) => week).join(" ")],
    ...[run.baseCheckpoint, run.method, run.config, run.seeds.join(" "), run.checkpoint, run.evaluations, run.note],
    ...[run.by, new Date(run.at).toISOString(), run.withdrawal?.why ?? null],
  ];
}
