import type { LoaderFunctionArgs } from "@remix-run/node";
import { operatingOf } from "#app/calibration/operating-points.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { operatingCsv } from "../calibration-parts/operating-csv.ts";
import { ruleOfQuery } from "../calibration-parts/rule-of-form.ts";

/** How often somebody of each true accuracy passes the round's rule, or the one in the query. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await roundPage(context.db, params.round ?? "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  const rule = ruleOfQuery(new URL(request.url).searchParams) ?? page.round.rule;
  return operatingCsv(
    `calibration round ${page.round.number} operating characteristic`,
    operatingOf(rule, page.domains),
  );
}
