/** Amendments of contracts, and the decisions they must not overtake. */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import {
  batches,
  contractAmendments,
  contracts,
  decisions,
  pendingAmendmentEnds,
  pendingAmendments,
} from "./schema.ts";

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

export type PendingAmendmentRow = typeof pendingAmendments.$inferSelect;
export type PendingEndRow = typeof pendingAmendmentEnds.$inferSelect;

/** Those signed ahead of their day, first to last, each with how it ended; null = it still waits. */
export async function pendingAmendmentsOf(
  db: Db,
  contractId: string,
): Promise<(PendingAmendmentRow & { end: PendingEndRow | null })[]> {
  const rows = db
    .select({ pending: pendingAmendments, end: pendingAmendmentEnds })
    .from(pendingAmendments)
    .leftJoin(pendingAmendmentEnds, eq(pendingAmendmentEnds.pendingId, pendingAmendments.id))
    .where(eq(pendingAmendments.contractId, contractId))
    .orderBy(asc(pendingAmendments.id))
    .all();
  return rows.map(({ pending, end }) => ({ ...pending, end }));
}

/** Those of all contracts that still wait and name this day or an earlier one, with the zone in which their day begins. */
export async function pendingUpTo(db: Db, day: string): Promise<(PendingAmendmentRow & { timeZone: string })[]> {
  const rows = db
    .select({ pending: pendingAmendments, timeZone: contracts.timeZone })
    .from(pendingAmendments)
    .innerJoin(contracts, eq(contracts.id, pendingAmendments.contractId))
    .leftJoin(pendingAmendmentEnds, eq(pendingAmendmentEnds.pendingId, pendingAmendments.id))
    .where(and(isNull(pendingAmendmentEnds.pendingId), lte(pendingAmendments.effectiveOn, day)))
    .orderBy(asc(pendingAmendments.effectiveOn), asc(pendingAmendments.id))
    .all();
  return rows.map(({ pending, timeZone }) => ({ ...pending, timeZone }));
}

export async function insertPendingAmendment(db: Db, row: Omit<PendingAmendmentRow, "id">): Promise<number> {
  return db.insert(pendingAmendments).values(row).returning({ id: pendingAmendments.id }).get().id;
}

/** false when it had ended already: the first end holds. */
export async function endPendingAmendment(db: Db, end: PendingEndRow): Promise<boolean> {
  return db.insert(pendingAmendmentEnds).values(end).onConflictDoNothing().run().changes > 0;
}
