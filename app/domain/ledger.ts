/**
 * The ledger of a contract: invoices, credit notes, payments, and reversals that undo one of them. Entries are added,
 * never changed; what they come to is derived. Amounts are whole minor units of the contract's currency.
 */

export const LEDGER_KINDS = ["invoice", "credit_note", "payment", "reversal"] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export const LEDGER_KIND_WORDS: Record<LedgerKind, string> = {
  invoice: "invoice",
  credit_note: "credit note",
  payment: "payment",
  reversal: "reversal",
};

export interface LedgerEntry {
  id: number;
  kind: LedgerKind;
  /** Not negative. A reversal carries the amount it undoes. */
  amountMinor: number;
  /** The invoice that a credit note or a payment is for; null for the other kinds. */
  invoiceId: number | null;
  /** The entry that a reversal undoes; null for the other kinds. */
  reverses: number | null;
}

/** What the entries that stand come to. */
export interface Balance {
  invoicedMinor: number;
  creditedMinor: number;
  paidMinor: number;
  /** Invoiced less credited less paid; negative when the vendor owes. */
  openMinor: number;
}

/** Entries that no reversal undid, without the reversals themselves. */
export function standingEntries<Entry extends LedgerEntry>(entries: readonly Entry[]): Entry[] {
  const undone = new Set(entries.map(({ reverses }) => reverses));
  return entries.filter(({ id, kind }) => kind !== "reversal" && !undone.has(id));
}

export function balanceOf(entries: readonly LedgerEntry[]): Balance {
  const sums = { invoice: 0, credit_note: 0, payment: 0, reversal: 0 };
  for (const { kind, amountMinor } of standingEntries(entries)) sums[kind] += amountMinor;
  return {
    invoicedMinor: sums.invoice,
    creditedMinor: sums.credit_note,
    paidMinor: sums.payment,
    openMinor: sums.invoice - sums.credit_note - sums.payment,
  };
}

/** Of one invoice; all zero when it was reversed. */
export function balanceOfInvoice(entries: readonly LedgerEntry[], invoiceId: number): Balance {
  return balanceOf(entries.filter((entry) => isAbout(entry, entries, invoiceId)));
}

function isAbout(entry: LedgerEntry, entries: readonly LedgerEntry[], invoiceId: number): boolean {
  if (entry.kind === "invoice") return entry.id === invoiceId;
  if (entry.kind !== "reversal") return entry.invoiceId === invoiceId;
  const undone = entries.find(({ id }) => id === entry.reverses);
  return undone !== undefined && isAbout(undone, entries, invoiceId);
}

/** Why an entry cannot be added to these, as a sentence; null when it can. `money` writes an amount for a person. */
export function entryFault(
  entries: readonly LedgerEntry[],
  entry: Omit<LedgerEntry, "id">,
  money: (minor: number) => string,
): string | null {
  if (!Number.isSafeInteger(entry.amountMinor) || entry.amountMinor < 0) return "An amount is not negative.";
  if (entry.kind === "invoice") return null;
  if (entry.kind === "reversal") return reversalFault(entries, entry.reverses);
  const invoice = standingEntries(entries).find(({ id, kind }) => id === entry.invoiceId && kind === "invoice");
  if (!invoice) return "There is no such invoice, or it was reversed.";
  if (entry.amountMinor === 0) return "Give an amount above 0.";
  const { invoicedMinor, creditedMinor, openMinor } = balanceOfInvoice(entries, invoice.id);
  const most = entry.kind === "payment" ? openMinor : invoicedMinor - creditedMinor;
  if (entry.amountMinor <= most) return null;
  return entry.kind === "payment"
    ? `Only ${money(Math.max(0, most))} of this invoice is open.`
    : `Only ${money(most)} of this invoice is not credited yet.`;
}

function reversalFault(entries: readonly LedgerEntry[], reverses: number | null): string | null {
  const undone = standingEntries(entries).find(({ id }) => id === reverses);
  if (!undone) return "There is no such entry, or it was reversed already.";
  if (undone.kind !== "invoice") return null;
  const rests = standingEntries(entries).filter(({ invoiceId }) => invoiceId === undone.id);
  if (rests.length === 0) return null;
  return `Reverse its ${rests.map(({ kind }) => LEDGER_KIND_WORDS[kind]).join(" and its ")} first: they rest on this invoice.`;
}
