import type { LoaderFunctionArgs } from "@remix-run/node";
import { jsonDownload } from "#app/http/json-download.ts";
import { contractFile } from "#app/review/contract-file.server.ts";

/** The contract as `assay contract create --file` takes it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = await contractFile(context.db, params.contract ?? "");
  if (!file) throw new Response("There is no such contract.", { status: 404 });
  return jsonDownload(`${file.title}.json`, file);
}
