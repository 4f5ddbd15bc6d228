import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import type { Comparison } from "#app/loop/compare-runs.ts";
import { helpingPage } from "#app/loop/helping-page.server.ts";

const COMPARED = ["difference", "low", "high", "basis", "reference_seeds", "claim"];
const HEADER = [
  ...["week", "evaluation", "better", "recipe", "run", "release", "other_contracts_too", "seeds", "mean"],
  ...COMPARED.map((name) => `over_base_${name}`),
  ...["previous_week", ...COMPARED.map((name) => `over_previous_${name}`), "contamination"],
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await helpingPage(context.db, params.contract ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const { series, recipe, contract } = page;
  const rows = (series?.weeks ?? []).map((week) => [
    ...[week.week, series?.evaluation ?? "", series?.better ?? "", recipe, week.run.name, week.release.name],
    ...[week.isMixed ? "yes" : "no", week.seeds, week.mean, ...cells(week.overBase)],
    ...[week.overPrevious?.week ?? null, ...cells(week.overPrevious?.comparison ?? null)],
    week.contamination.join("; "),
  ]);
  return csvResponse(`${contract.title} helping`, HEADER, rows);
}

function cells(comparison: Comparison | null) {
  if (!comparison) return COMPARED.map(() => null);
  const { value, interval, basis, seeds, claim } = comparison;
  return [value, interval?.low ?? null, interval?.high ?? null, basis, seeds.b, claim];
}
