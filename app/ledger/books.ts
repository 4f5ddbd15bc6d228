/** The books of a contract: every sum that its money page shows, from batches, entries and lines. */
import { type Balance, balanceOf, balanceOfInvoice, type LedgerEntry, standingEntries } from "#app/domain/ledger.ts";
import type { Pricing } from "#app/domain/pricing.ts";
import type { BatchMoney } from "./batch-money.ts";
import { type CheckedInvoice, checkInvoice } from "./check-invoice.ts";
import type { InvoiceLine } from "./invoice-differences.ts";

export type BookedEntry = LedgerEntry & { batchId: string | null };
export type BookedLine = InvoiceLine & { entryId: number };

export interface BookedBatch extends BatchMoney {
  billedUnits: number;
  billedMinor: number;
  creditedMinor: number;
  /** Payable less billed plus credited; negative when more was billed than is owed. */
  toInvoiceMinor: number;
}

export interface BookedInvoice<Entry extends BookedEntry> {
  entry: Entry;
  isReversed: boolean;
  balance: Balance;
  checked: CheckedInvoice;
  /** What it is billed over what is owed, less its credit notes. */
  restMinor: number;
}

export interface Books<Entry extends BookedEntry> extends Balance {
  acceptedUnits: number;
  acceptedMinor: number;
  payableMinor: number;
  /** Payable, not invoiced yet. */
  toInvoiceMinor: number;
  batches: BookedBatch[];
  /** Lines and credit notes that name no week. */
  unnamed: { billedMinor: number; creditedMinor: number };
  /** Newest last; also those that were reversed. */
  invoices: BookedInvoice<Entry>[];
}

export function booksOf<Entry extends BookedEntry>(
  pricing: Pricing,
  batches: readonly BatchMoney[],
  entries: readonly Entry[],
  lines: readonly BookedLine[],
): Books<Entry> {
  const standing = standingEntries(entries);
  const invoices = new Set(standing.filter(({ kind }) => kind === "invoice").map(({ id }) => id));
  const standingLines = lines.filter(({ entryId }) => invoices.has(entryId));
  const credits = standing.filter(({ kind }) => kind === "credit_note");
  const of = (batchId: string | null) => {
    const own = standingLines.filter((line) => line.batchId === batchId);
    return {
      billedUnits: sum(own.map(({ units }) => units ?? 0)),
      billedMinor: sum(own.map(({ amountMinor }) => amountMinor)),
      creditedMinor: sum(credits.filter((credit) => credit.batchId === batchId).map((credit) => credit.amountMinor)),
    };
  };
  const booked = batches.map((batch) => {
    const sums = of(batch.batchId);
    return { ...batch, ...sums, toInvoiceMinor: batch.payableMinor - sums.billedMinor + sums.creditedMinor };
  });
  const balance = balanceOf(entries);
  const payableMinor = sum(batches.map((batch) => batch.payableMinor));
  return {
    ...balance,
    acceptedUnits: sum(batches.map(({ acceptedUnits }) => acceptedUnits)),
    acceptedMinor: sum(batches.map(({ fullMinor }) => fullMinor)),
    payableMinor,
    toInvoiceMinor: payableMinor - balance.invoicedMinor + balance.creditedMinor,
    batches: booked,
    unnamed: of(null),
    invoices: entries
      .filter(({ kind }) => kind === "invoice")
      .map((entry) => {
        const isReversed = !invoices.has(entry.id);
        const own = lines.filter(({ entryId }) => entryId === entry.id);
        const earlier = standingLines.filter(({ entryId }) => entryId < entry.id);
        const checked = checkInvoice(pricing, batches, own, earlier);
        const ofInvoice = balanceOfInvoice(entries, entry.id);
        const restMinor = checked.differenceMinor - ofInvoice.creditedMinor;
        return { entry, isReversed, balance: ofInvoice, checked, restMinor };
      }),
  };
}

/** Where an invoice stands once its credit notes are taken off. */
export function standingOfInvoice({ isReversed, checked, restMinor }: BookedInvoice<BookedEntry>) {
  if (isReversed) return "reversed" as const;
  if (checked.state === "not-checkable") return "not-checkable" as const;
  return restMinor === 0 ? ("agrees" as const) : ("differs" as const);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
