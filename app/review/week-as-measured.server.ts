/** Whether the numbers stored of a week are those that would be measured today. */
import { changedFacts, type MeasuredFact } from "#app/domain/measured-against.ts";
import { factsOf } from "#app/ingest/measured-against.server.ts";
import type { Db } from "#db/client.server.ts";
import { deletedAmong } from "#db/retention.server.ts";
import type { BatchEvidence } from "./batch-evidence.server.ts";
import { changedSince, measuredBefore } from "./measured-before.ts";

/** Why they are not, in sentences; null where they are. */
export async function notAsMeasured(db: Db, evidence: BatchEvidence): Promise<string | null> {
  const said = [measuredBefore(evidence.stored), changedSince(await factsChanged(db, evidence))];
  return said.filter((sentence) => sentence !== null).join(" ") || null;
}

/** None where the texts were deleted under retention: what was measured while they were here stays. */
export async function factsChanged(
  db: Db,
  { batch, deliveries }: Pick<BatchEvidence, "batch" | "deliveries">,
): Promise<MeasuredFact[]> {
  const newest = deliveries.at(-1);
  if (!newest || (await deletedAmong(db, [newest.id])).size > 0) return [];
  return changedFacts(newest.measuredAgainst, await factsOf(db, batch));
}
