import { parseInstant } from "#app/domain/instant.ts";
import { parseMoney } from "#app/domain/money.ts";
import type { InvoicePage } from "./invoice-page.server.ts";
import type { FollowUp } from "./write-entry.server.ts";

type FollowUpErrors = Record<string, string>;
const LONGEST = 200;

/** What follows on an invoice as it was typed, and the entry it means; `field` is where a refusal of the whole belongs. */
export function followUpOf(typed: Record<string, string | undefined>, page: InvoicePage) {
  const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, (value ?? "").trim()]));
  const text = (name: string) => values[name] ?? "";
  const errors: FollowUpErrors = {};
  if (text("by") === "") errors.by = "Say who enters it.";
  for (const name of ["number", "note", "by"])
    if (text(name).length > LONGEST) errors[name] = `At most ${LONGEST} characters.`;
  const entry = text("reverses") === "" ? amountEntry(text, page, errors) : reversalEntry(text, page, errors);
  if (!entry || Object.keys(errors).length > 0) return { ok: false as const, values, errors };
  return { ok: true as const, values, entry, field: entry.kind === "reversal" ? "note" : "amount" };
}

function amountEntry(text: (name: string) => string, page: InvoicePage, errors: FollowUpErrors): FollowUp {
  const kind = text("kind") === "credit_note" ? "credit_note" : "payment";
  const amountMinor = parseMoney(text("amount"), page.contract.currency);
  if (amountMinor === null || amountMinor <= 0) errors.amount = `An amount in ${page.contract.currency} above 0.`;
  if (text("datedOn").length !== 10 || Number.isNaN(parseInstant(text("datedOn"))))
    errors.datedOn = "A date, as 2026-11-02.";
  if (kind === "credit_note" && text("number") === "") errors.number = "Give the number of the credit note.";
  const batch = page.weeks.find(({ week }) => String(week) === text("week"));
  return {
    kind,
    number: text("number"),
    invoiceId: page.invoice.entry.id,
    reverses: null,
    batchId: kind === "credit_note" ? (batch?.batchId ?? null) : null,
    amountMinor: amountMinor ?? 0,
    datedOn: text("datedOn"),
    note: text("note"),
    by: text("by"),
  };
}

function reversalEntry(text: (name: string) => string, page: InvoicePage, errors: FollowUpErrors): FollowUp | null {
  const undone = [page.invoice.entry, ...page.followed].find(({ id }) => String(id) === text("reverses"));
  if (text("note") === "") errors.note = "Say why it is reversed.";
  if (!undone) errors.note = "There is no such entry on this invoice.";
  if (!undone) return null;
  const { id, amountMinor, datedOn } = undone;
  return {
    ...{ kind: "reversal", number: "", invoiceId: null, reverses: id, batchId: null, amountMinor, datedOn },
    ...{ note: text("note"), by: text("by") },
  };
}
