/** One invoice: its lines against what is accepted, and what followed on it. */
import { standingEntries } from "#app/domain/ledger.ts";
import type { Db } from "#db/client.server.ts";
import { contractOfEntry } from "#db/ledger.server.ts";
import { standingOfInvoice } from "./books.ts";
import { contractLedger } from "./contract-ledger.server.ts";
import { moneyOf } from "./money-page.server.ts";

export type InvoicePage = NonNullable<Awaited<ReturnType<typeof invoicePage>>>;

/** undefined when there is no such invoice. */
export async function invoicePage(db: Db, entryId: number, now: number) {
  const contractId = await contractOfEntry(db, entryId);
  const ledger = contractId === undefined ? undefined : await contractLedger(db, contractId, now);
  if (!ledger) return undefined;
  const { books, contract } = moneyOf(ledger);
  const invoice = books.invoices.find(({ entry }) => entry.id === entryId);
  if (!invoice) return undefined;
  const standing = new Set(standingEntries(ledger.entries).map(({ id }) => id));
  const own = ledger.entries.filter(({ invoiceId }) => invoiceId === entryId);
  const ids = new Set([entryId, ...own.map(({ id }) => id)]);
  const reversals = ledger.entries.filter(({ reverses }) => reverses !== null && ids.has(reverses));
  return {
    contract,
    invoice,
    standing: standingOfInvoice(invoice),
    followed: [...own, ...reversals]
      .sort((a, b) => a.id - b.id)
      .map((entry) => ({ ...entry, stands: standing.has(entry.id) })),
    weeks: invoice.checked.weeks.flatMap(({ batchId, week }) => (batchId && week !== null ? { batchId, week } : [])),
  };
}
