/** Why weeks were late or short, as people said it. */
import { asc, eq } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { batches, weekReasons } from "./schema.ts";

export interface WeekReason {
  reason: string;
  by: string;
  /** UTC milliseconds. */
  at: number;
}

/** By batch, first to last; of one contract, or of all. */
export async function weekReasonsBy(db: Db, contractId: string | null): Promise<Map<string, WeekReason[]>> {
  const rows = db
    .select({ batchId: weekReasons.batchId, reason: weekReasons.reason, by: weekReasons.by, at: weekReasons.at })
    .from(weekReasons)
    .innerJoin(batches, eq(batches.id, weekReasons.batchId))
    .where(contractId === null ? undefined : eq(batches.contractId, contractId))
    .orderBy(asc(weekReasons.id))
    .all();
  const found = new Map<string, WeekReason[]>();
  for (const { batchId, ...reason } of rows) found.set(batchId, [...(found.get(batchId) ?? []), reason]);
  return found;
}

export async function appendWeekReason(db: Db, batchId: string, said: WeekReason): Promise<void> {
  db.insert(weekReasons)
    .values({ ...said, batchId })
    .run();
}
