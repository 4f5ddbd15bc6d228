/** Terms of contracts: append-only, a change is a new dated row. */
import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Term } from "#app/domain/terms/term.ts";
import type { Db } from "./client.server.ts";
import { standsSql } from "./decision-standing.server.ts";
import { batches, decisions, terms } from "./schema.ts";

export type TermRow = typeof terms.$inferSelect & Term;

/** First to last, as they were recorded. */
export async function termsOf(db: Db, contractId: string): Promise<TermRow[]> {
  return db.select().from(terms).where(eq(terms.contractId, contractId)).orderBy(asc(terms.id)).all();
}

/** Of several contracts at once; a contract without terms has no entry. */
export async function termsOfContracts(db: Db, contractIds: readonly string[]): Promise<Map<string, TermRow[]>> {
  const found = new Map<string, TermRow[]>();
  if (contractIds.length === 0) return found;
  const rows = db
    .select()
    .from(terms)
    .where(inArray(terms.contractId, [...contractIds]))
    .orderBy(asc(terms.id))
    .all();
  for (const row of rows) found.set(row.contractId, [...(found.get(row.contractId) ?? []), row]);
  return found;
}

export async function recordTerm(db: Db, term: Omit<TermRow, "id">): Promise<number> {
  return db.insert(terms).values(term).returning({ id: terms.id }).get().id;
}

/** How often each batch of a contract was sent back by a decision that counts. */
export async function reworkRounds(db: Db, contractId: string): Promise<Map<string, number>> {
  const rows = db
    .select({ batchId: decisions.batchId, rounds: count() })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(and(eq(batches.contractId, contractId), eq(decisions.commercial, "rework"), standsSql()))
    .groupBy(decisions.batchId)
    .all();
  return new Map(rows.map(({ batchId, rounds }) => [batchId, rounds]));
}
