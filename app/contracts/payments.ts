/** Which invoices are paid and which batches with them: what a payment clock waits for. */
import { balanceOfInvoice, type LedgerEntry, standingEntries } from "#app/domain/ledger.ts";

/** A standing invoice and when nothing of it was open any more. */
export interface InvoiceToPay {
  id: number;
  number: string;
  /** YYYY-MM-DD on the document. */
  datedOn: string;
  openMinor: number;
  /** UTC milliseconds; null = something is open. */
  paidAt: number | null;
}

type Entry = LedgerEntry & { number: string; datedOn: string };

/**
 * An invoice of nothing is paid on its own day. Days stand for their noon, which is within them in every zone near, and
 * never for later than now: what is entered has happened, as the books have it.
 */
export function invoicesToPay(entries: readonly Entry[], now: number): InvoiceToPay[] {
  const standing = standingEntries(entries);
  return standing
    .filter(({ kind }) => kind === "invoice")
    .map(({ id, number, datedOn }) => {
      const { openMinor } = balanceOfInvoice(entries, id);
      const settled = standing.filter(({ invoiceId }) => invoiceId === id).map((entry) => entry.datedOn);
      const last = [datedOn, ...settled].sort().at(-1) ?? datedOn;
      const paidAt = openMinor <= 0 ? Math.min(now, Date.parse(`${last}T12:00:00Z`)) : null;
      return { id, number, datedOn, openMinor, paidAt };
    });
}

/** Batches that were invoiced, and of which no invoice is open: when the last of them was paid. */
export function paidBatches(
  invoices: readonly InvoiceToPay[],
  lines: readonly { entryId: number; batchId: string | null }[],
): Map<string, number> {
  const paid = new Map<string, number>();
  for (const batchId of new Set(lines.flatMap((line) => line.batchId ?? []))) {
    const own = invoices.filter(({ id }) => lines.some((line) => line.batchId === batchId && line.entryId === id));
    const times = own.flatMap(({ paidAt }) => paidAt ?? []);
    if (own.length > 0 && times.length === own.length) paid.set(batchId, Math.max(...times));
  }
  return paid;
}
