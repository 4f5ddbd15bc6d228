import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { type ListedPair, listedPairs } from "#app/release/listed-pairs.server.ts";
import { manifestSchema } from "#app/release/manifest.ts";
import { pairFilterOf } from "#app/release/pairs-page.server.ts";
import { outcomesOf } from "#app/release/release-outcomes.server.ts";
import { findRelease } from "#db/releases.server.ts";

const HEADER = ["record", "week", "batch", "chosen", "chosen model", "rejected", "rejected model"];

/** Every pair of the weights and the side in the query, in the order in which they are written. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const release = await findRelease(context.db, params.release ?? "");
  if (!release) throw new Response("There is no such release.", { status: 404 });
  const filter = pairFilterOf(new URL(request.url).searchParams, manifestSchema.parse(release.manifest).counts);
  const pairs = listedPairs(context, await outcomesOf(context, release), filter);
  return csvAnswer(`${release.name} pairs.csv`, [...HEADER, "margin", "judgments", "weight", "split"], rowsOf(pairs));
}

async function* rowsOf(pairs: AsyncIterable<ListedPair>) {
  for await (const { id, week, batchId, chosen, rejected, margin, judgments, weight, heldOut } of pairs)
    yield [
      ...[id, week, batchId, chosen.shown, chosen.model, rejected.shown, rejected.model],
      ...[margin, judgments, weight, heldOut ? "held-out" : "train"],
    ];
}
