/** Ledger entries with the lines of invoices, and waivers. Append-only. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { batches, contracts, decisions, invoiceLines, ledgerEntries, obligationWaivers } from "./schema.ts";

export type LedgerEntryRow = typeof ledgerEntries.$inferSelect;
export type InvoiceLineRow = typeof invoiceLines.$inferSelect;
export type WaiverRow = typeof obligationWaivers.$inferSelect;
export type NewLedgerEntry = typeof ledgerEntries.$inferInsert;
export type NewInvoiceLine = Omit<InvoiceLineRow, "entryId" | "n">;

/** Oldest first. */
export async function ledgerOf(db: Db, contractId: string): Promise<LedgerEntryRow[]> {
  return entriesOf(db, contractId);
}

/** Lines of every invoice of the contract, in the order of invoices and lines. */
export async function invoiceLinesOf(db: Db, contractId: string): Promise<InvoiceLineRow[]> {
  const rows = db
    .select({ line: invoiceLines })
    .from(invoiceLines)
    .innerJoin(ledgerEntries, eq(ledgerEntries.id, invoiceLines.entryId))
    .where(eq(ledgerEntries.contractId, contractId))
    .orderBy(asc(invoiceLines.entryId), asc(invoiceLines.n))
    .all();
  return rows.map(({ line }) => line);
}

/**
 * Writes an entry when `fault` finds nothing against it; it sees the entries of the contract as they are at that moment,
 * and those of the same vendor's other contracts that carry the same number.
 */
export async function appendLedgerEntry(
  db: Db,
  entry: NewLedgerEntry,
  lines: readonly NewInvoiceLine[],
  fault: (entries: readonly LedgerEntryRow[], sameNumber: readonly LedgerEntryRow[]) => string | null,
): Promise<{ kind: "written"; id: number } | { kind: "refused"; message: string }> {
  return inTransaction(db, () => {
    const message = fault(entriesOf(db, entry.contractId), ofSameNumber(db, entry));
    if (message !== null) return { kind: "refused", message };
    const { id } = db.insert(ledgerEntries).values(entry).returning({ id: ledgerEntries.id }).get();
    for (const [i, line] of lines.entries())
      db.insert(invoiceLines)
        .values({ ...line, entryId: id, n: i + 1 })
        .run();
    return { kind: "written", id };
  });
}

/** By the decision they are about, for these batches' decisions. */
export async function waiversOf(db: Db, contractId: string): Promise<Map<number, WaiverRow>> {
  const rows = db
    .select({ waiver: obligationWaivers })
    .from(obligationWaivers)
    .innerJoin(decisions, eq(decisions.id, obligationWaivers.decisionId))
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(eq(batches.contractId, contractId))
    .all();
  return new Map(rows.map(({ waiver }) => [waiver.decisionId, waiver]));
}

/** false when somebody else gave it up in between. */
export async function insertWaiver(db: Db, waiver: WaiverRow): Promise<boolean> {
  return db.insert(obligationWaivers).values(waiver).onConflictDoNothing().run().changes > 0;
}

function entriesOf(db: Db, contractId: string): LedgerEntryRow[] {
  return db
    .select()
    .from(ledgerEntries)
    .where(eq(ledgerEntries.contractId, contractId))
    .orderBy(asc(ledgerEntries.id))
    .all();
}

/** A vendor numbers its invoices once, whatever the contract. Reversals come along, so that a reversed one can be told. */
function ofSameNumber(db: Db, { contractId, kind, number }: NewLedgerEntry): LedgerEntryRow[] {
  if (number === "") return [];
  const vendorOf = db.select({ id: contracts.vendorId }).from(contracts).where(eq(contracts.id, contractId));
  const siblings = db.select({ id: contracts.id }).from(contracts).where(inArray(contracts.vendorId, vendorOf));
  const same = db
    .select()
    .from(ledgerEntries)
    .where(
      and(inArray(ledgerEntries.contractId, siblings), eq(ledgerEntries.kind, kind), eq(ledgerEntries.number, number)),
    )
    .all();
  const ids = same.map(({ id }) => id);
  return [...same, ...db.select().from(ledgerEntries).where(inArray(ledgerEntries.reverses, ids)).all()];
}

export async function contractOfEntry(db: Db, entryId: number): Promise<string | undefined> {
  if (!Number.isSafeInteger(entryId)) return undefined;
  const row = db
    .select({ id: ledgerEntries.contractId })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.id, entryId))
    .get();
  return row?.id;
}

/** The weeks that an invoice names. */
export async function batchesBilled(db: Db, invoiceId: number): Promise<string[]> {
  const rows = db
    .selectDistinct({ batchId: invoiceLines.batchId })
    .from(invoiceLines)
    .where(eq(invoiceLines.entryId, invoiceId))
    .all();
  return rows.flatMap(({ batchId }) => batchId ?? []);
}
