import type { LoaderFunctionArgs } from "@remix-run/node";
import { manifestSchema, manifestText } from "#app/release/manifest.ts";
import { findRelease } from "#db/releases.server.ts";

/** The manifest with sorted keys: the same bytes at every call. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const release = await findRelease(context.db, params.release ?? "");
  if (!release) throw new Response("There is no such release.", { status: 404 });
  return new Response(manifestText(manifestSchema.parse(release.manifest)), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="manifest-${release.id}.json"`,
    },
  });
}
