import type { LoaderFunctionArgs } from "@remix-run/node";
import { checkpointsPage } from "#app/checkpoints/checkpoints-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";
import type { Outcome } from "#app/metrics/metric.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await checkpointsPage(context.db, params.contract ?? "", { now: context.now() });
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const rows = page.weeks.map(({ week, share, age, models }) => [
    ...[week, ...cells(share), ...cells(age)],
    models.map(({ model }) => model).join(" "),
  ]);
  return csvResponse(`${page.contract.title} on-policy`, HEADER.split(", "), rows);
}

/** Value, interval and n; or why there is none. */
function cells(outcome: Outcome): (string | number | null)[] {
  if (outcome.kind === "estimate") return [outcome.value, outcome.low, outcome.high, outcome.n, null];
  if (outcome.kind === "not-enough") return [null, null, null, outcome.n, `fewer than ${outcome.needed}`];
  return [null, null, null, null, outcome.reason];
}

const HEADER =
  "week, on-policy share, low, high, responses, no share because, age in checkpoints, age low, age high, age responses, no age because, models";
