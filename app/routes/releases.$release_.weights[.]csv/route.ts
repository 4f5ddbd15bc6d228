import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "#app/http/csv.ts";
import { manifestSchema } from "#app/release/manifest.ts";
import { findRelease } from "#db/releases.server.ts";

/** A row per weight, to two decimals: how many pairs have it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const release = await findRelease(context.db, params.release ?? "");
  if (!release) throw new Response("There is no such release.", { status: 404 });
  const { weights } = manifestSchema.parse(release.manifest).counts;
  return csvResponse(
    `${release.name} weights`,
    ["weight", "pairs"],
    weights.map(({ weight, pairs }) => [weight, pairs]),
  );
}
