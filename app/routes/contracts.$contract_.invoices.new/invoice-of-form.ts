import type { ContractLedger } from "#app/ledger/contract-ledger.server.ts";
import { LINE_FIELDS, type LineText, linesOfText, readInvoice } from "#app/ledger/read-invoice.ts";

/** Lines that the form has fields for; more come as text. */
export const FORM_LINES = 4;

/** What was typed, and the invoice it means. A row of fields that is empty is no line. */
export function invoiceOfForm(form: FormData, { contract, batches }: ContractLedger) {
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const head = (name: string) => values[name] ?? "";
  const typed = Array.from({ length: FORM_LINES }, (_, i) => ({
    name: `line-${i + 1}`,
    text: Object.fromEntries(LINE_FIELDS.map((field) => [field, head(`line-${i + 1}-${field}`)])) as LineText,
  })).filter(({ text }) => Object.values(text).some((value) => value !== ""));
  const pasted = linesOfText(head("lines"));
  const read = readInvoice(
    {
      ...{ number: head("number"), datedOn: head("datedOn"), currency: head("currency") },
      ...{ note: head("note"), by: head("by") },
    },
    [...typed, ...pasted.lines],
    { currency: contract.currency, weeks: batches },
  );
  return { values, read: withPasted(read, pasted.faults) };
}

/** Faults of pasted lines stand together beside the text, each with its line. */
function withPasted(read: ReturnType<typeof readInvoice>, faults: readonly string[]): ReturnType<typeof readInvoice> {
  const errors = read.ok ? {} : read.errors;
  const named = Object.entries(errors).filter(([name]) => name.startsWith("Line "));
  const all = [...faults, ...named.map(([name, message]) => `${name}: ${message}`)];
  if (all.length === 0) return read;
  const others = Object.entries(errors).filter(([name]) => !name.startsWith("Line ") && name !== "lines");
  return { ok: false, errors: { ...Object.fromEntries(others), lines: all.join(" ") } };
}
