import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { type LeftOutPage, leftOutPage } from "#app/loop/left-out-page.server.ts";
import { WORTH_PER } from "#app/loop/worth.ts";

const HEADER = [
  ...["weeks_left_out", "contracts", "evaluation", "recipe", "run_without", "run_whole", "claim"],
  ...["difference", "low", "high", "basis", "seeds_whole", "seeds_without", "p", "adjusted_p"],
  ...["payable_minor_units", "currency", `difference_per_${WORTH_PER}`, "low_per", "high_per"],
];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await leftOutPage(context.db, params.release ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such release.", { status: 404 });
  return csvResponse(
    `${page.release.name} leave one batch out`,
    HEADER,
    page.rows.map((row) => rowOf(page, row)),
  );
}

function rowOf({ evaluation, recipe, whole }: LeftOutPage, row: LeftOutPage["rows"][number]) {
  const { batches, run, comparison, claim, adjusted, paid, worth } = row;
  return [
    ...[batches.map(({ week }) => week).join(" "), [...new Set(batches.map(({ contract }) => contract))].join("; ")],
    ...[evaluation, recipe, run?.name ?? null, whole?.name ?? null, claim ?? (run ? "not evaluated" : "no run")],
    ...[comparison?.value ?? null, comparison?.interval?.low ?? null, comparison?.interval?.high ?? null],
    ...[comparison?.basis ?? null, comparison?.seeds.a ?? null, comparison?.seeds.b ?? null],
    ...[comparison?.p ?? null, adjusted, paid?.minor ?? null, paid?.currency ?? null],
    ...[worth?.value ?? null, worth?.interval?.low ?? null, worth?.interval?.high ?? null],
  ];
}
