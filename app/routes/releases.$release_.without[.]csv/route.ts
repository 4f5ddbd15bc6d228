import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "#app/http/csv.ts";
import { type LeftOutRecord, leftOutRecords } from "#app/release/left-out-records.server.ts";
import { outcomesOf } from "#app/release/release-outcomes.server.ts";
import { reasonOf } from "#app/release/without-page.server.ts";
import { findRelease } from "#db/releases.server.ts";

/** Every record of which something gives no pair for the reason in the query. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const release = await findRelease(context.db, params.release ?? "");
  const reason = reasonOf(new URL(request.url).searchParams);
  if (!release || !reason) throw new Response("There is no such release, or no such reason.", { status: 404 });
  const records = leftOutRecords(context, await outcomesOf(context, release), reason);
  return csvAnswer(
    `${release.name} without pair, ${reason}.csv`,
    ["record", "week", "batch", "left out", "pairs"],
    rowsOf(records),
  );
}

async function* rowsOf(records: AsyncIterable<LeftOutRecord>) {
  for await (const { id, week, batchId, leftOut, pairs } of records) yield [id, week, batchId, leftOut, pairs];
}
