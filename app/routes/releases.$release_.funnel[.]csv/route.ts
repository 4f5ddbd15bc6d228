import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Cell, csvResponse } from "#app/http/csv.ts";
import { releaseFunnel } from "#app/release/release-funnel.server.ts";
import { findRelease } from "#db/releases.server.ts";

/** A row per step, and one per reason why something stops before it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const release = await findRelease(context.db, params.release ?? "");
  if (!release) throw new Response("There is no such release.", { status: 404 });
  const rows = (await releaseFunnel(context, release)).flatMap(({ step, unit, left, out }): Cell[][] => [
    ...out.map(({ reason, count }) => [step, "out", reason, count]),
    [step, "left", unit, left],
  ]);
  return csvResponse(`${release.name} funnel`, ["step", "what", "reason or unit", "count"], rows);
}
