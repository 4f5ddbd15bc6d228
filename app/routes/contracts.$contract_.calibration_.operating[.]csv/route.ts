import type { LoaderFunctionArgs } from "@remix-run/node";
import { operatingOf } from "#app/calibration/operating-points.ts";
import { contractById } from "#db/contracts.server.ts";
import { operatingCsv } from "../calibration-parts/operating-csv.ts";
import { ruleOfQuery } from "../calibration-parts/rule-of-form.ts";

/** How often somebody of each true accuracy passes the rule in the query, of a round that is not made yet. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const contract = await contractById(context.db, params.contract ?? "");
  if (!contract) throw new Response("There is no such contract.", { status: 404 });
  const rule = ruleOfQuery(new URL(request.url).searchParams);
  if (!rule) throw new Response("Name a rule, as in ?atLeast=34&of=41.", { status: 400 });
  return operatingCsv(`at least ${rule.atLeast} of ${rule.of} operating characteristic`, operatingOf(rule));
}
