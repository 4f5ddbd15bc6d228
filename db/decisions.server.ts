/** Decisions: append-only. The latest one of a batch is the one in force. */
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { decisions } from "./schema.ts";

export type DecisionRow = typeof decisions.$inferSelect;
export type NewDecision = typeof decisions.$inferInsert;

export type DecideOutcome = { kind: "decided"; id: number } | { kind: "overtaken"; by: DecisionRow };

/**
 * @param seen id of the latest decision the signer saw, or null for none. When another one came in between, nothing is
 *   written and the newer one is returned: the second of two people deciding at once is told.
 */
export async function appendDecision(db: Db, decision: NewDecision, seen: number | null): Promise<DecideOutcome> {
  return inTransaction(db, () => {
    const latest = db
      .select()
      .from(decisions)
      .where(eq(decisions.batchId, decision.batchId))
      .orderBy(desc(decisions.id))
      .limit(1)
      .get();
    if (latest && latest.id !== seen) return { kind: "overtaken", by: latest };
    const { id } = db.insert(decisions).values(decision).returning({ id: decisions.id }).get();
    return { kind: "decided", id };
  });
}

export async function decisionsOfBatch(db: Db, batchId: string): Promise<DecisionRow[]> {
  return db.select().from(decisions).where(eq(decisions.batchId, batchId)).orderBy(desc(decisions.id)).all();
}

export async function decisionById(db: Db, id: number): Promise<DecisionRow | undefined> {
  return db.select().from(decisions).where(eq(decisions.id, id)).get();
}

export async function decisionsById(db: Db, ids: readonly number[]): Promise<Map<number, DecisionRow>> {
  if (ids.length === 0) return new Map();
  const rows = db
    .select()
    .from(decisions)
    .where(inArray(decisions.id, [...ids]))
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The decision in force for each of these batches. */
export async function latestDecisions(db: Db, batchIds: readonly string[]): Promise<Map<string, DecisionRow>> {
  if (batchIds.length === 0) return new Map();
  const newest = db
    .select({ id: sql<number>`max(${decisions.id})` })
    .from(decisions)
    .where(inArray(decisions.batchId, [...batchIds]))
    .groupBy(decisions.batchId);
  const rows = db
    .select()
    .from(decisions)
    .where(and(inArray(decisions.id, newest)))
    .all();
  return new Map(rows.map((row) => [row.batchId, row]));
}
