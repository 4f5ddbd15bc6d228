import type { LoaderFunctionArgs } from "@remix-run/node";
import { operatingOf } from "#app/calibration/operating-points.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { csvResponse } from "#app/http/csv.ts";

/** How often somebody of each true accuracy passes the round's rule. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await roundPage(context.db, params.round ?? "");
  if (!page) throw new Response("There is no such round.", { status: 404 });
  return csvResponse(
    `calibration round ${page.round.number} operating characteristic`,
    ["true accuracy", "passes"],
    operatingOf(page.round.rule, page.domains).points.map(({ accuracy, passes }) => [accuracy, passes]),
  );
}
