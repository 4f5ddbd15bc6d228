import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { agreementPairs } from "#app/review/agreement-pairs.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const pairs = await agreementPairs(context, params.batch ?? "");
  if (!pairs) throw new Response("There are no annotators of such a batch.", { status: 404 });
  return csvAnswer("agreement.csv", ["annotator", "with", "comparisons", "agreement", "low", "high"], pairs);
}
