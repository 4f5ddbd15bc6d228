/** Amendments of contracts, and the decisions they must not overtake. */
import { asc, eq } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { batches, contractAmendments, decisions } from "./schema.ts";

export type AmendmentRow = typeof contractAmendments.$inferSelect;

/** First to last. */
export async function amendmentsOf(db: Db, contractId: string): Promise<AmendmentRow[]> {
  return db
    .select()
    .from(contractAmendments)
    .where(eq(contractAmendments.contractId, contractId))
    .orderBy(asc(contractAmendments.id))
    .all();
}

/** Every decision about a contract's batches, newest last. */
export async function decisionsOfContract(db: Db, contractId: string) {
  return db
    .select({ id: decisions.id, week: batches.week, signer: decisions.signer, decidedAt: decisions.decidedAt })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(eq(batches.contractId, contractId))
    .orderBy(asc(decisions.id))
    .all();
}
