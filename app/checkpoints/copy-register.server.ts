/** What is registered for a contract, registered for another as well: what each is, without the days of the old one. */
import { insertCheckpoint, knownCheckpoints } from "#db/checkpoints.server.ts";
import type { Db } from "#db/client.server.ts";

export async function copyRegister(
  { db, now }: { db: Db; now(): number },
  { fromId, toId, by }: { fromId: string; toId: string; by: string },
): Promise<void> {
  for (const { model, family, place, about, endpoint, isRegistered } of await knownCheckpoints(db, fromId))
    if (isRegistered)
      await insertCheckpoint(db, toId, { model, family, place, about, endpoint }, [
        { entry: "registered", note: "", by, at: now() },
      ]);
}
