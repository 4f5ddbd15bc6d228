import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonDownload } from "#app/http/json-download.ts";
import { policyById } from "#db/contracts.server.ts";

/** The policy as `assay check FILE --policy policy.json` takes it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const policy = await policyById(context.db, params.policy ?? "");
  if (!policy) throw new Response("There is no such policy.", { status: 404 });
  return jsonDownload(`${policy.name}-${policy.version}.json`, policy.body);
}
