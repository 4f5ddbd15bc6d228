import type { LoaderFunctionArgs } from "@remix-run/node";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { csvAnswer } from "#app/http/csv.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await roundPage(context.db, params.round ?? "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  const { takers } = page.results;
  const rows = takers.map(({ annotator, outcome, right, n, accuracy, low, high, standing, medianSeconds }) => {
    const interval = accuracy === null ? [null, null] : [low, high];
    return [annotator, outcome, right, n, accuracy, ...interval, standing, medianSeconds];
  });
  return csvAnswer(`calibration-round-${page.round.number}.csv`, HEADER, rows);
}

const HEADER = [
  "annotator",
  "by the rule",
  "right",
  "answered",
  "accuracy",
  "low",
  "high",
  "by the interval",
  "median seconds",
];
