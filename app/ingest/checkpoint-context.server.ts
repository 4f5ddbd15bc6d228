import { checkpointsInWeek } from "#app/domain/checkpoint-week.ts";
import { knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, batchesOf, contractById } from "#db/contracts.server.ts";

/** Which models the register and the contract approve for the week of a batch, when, and how old each is. */
export async function checkpointContext(db: Db, { contractId, week }: Pick<BatchRow, "contractId" | "week">) {
  const timeZone = (await contractById(db, contractId))?.timeZone ?? "UTC";
  const schedule = { weeks: await batchesOf(db, contractId), timeZone };
  const { approved, spans, ages } = checkpointsInWeek(await knownCheckpoints(db, contractId), week, schedule);
  return { approvedModels: approved, approvedSpans: spans, checkpointAge: ages };
}
