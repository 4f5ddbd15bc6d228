/** An invoice as a person typed it, or as a file brings it: what is missing or unreadable is said field by field. */
import { parseInstant } from "#app/domain/instant.ts";
import { MICRO_PER_MINOR, minorDigits, parseMoney, parseUnitPrice, timesRatio } from "#app/domain/money.ts";
import { readTable } from "#app/ingest/read-table.ts";
import type { InvoiceLine } from "./invoice-differences.ts";

export const LINE_FIELDS = ["week", "description", "units", "unit_price", "amount"] as const;
export type LineText = Partial<Record<(typeof LINE_FIELDS)[number], string>>;

export interface GivenInvoice {
  number: string;
  datedOn: string;
  currency: string;
  note: string;
  by: string;
  lines: InvoiceLine[];
}

export interface ContractOfInvoice {
  currency: string;
  weeks: readonly { batchId: string; week: number }[];
}

export type ReadInvoice = { ok: true; invoice: GivenInvoice } | { ok: false; errors: Record<string, string> };

const LONGEST = 200;
const MOST_LINES = 500;

/** @param lines each with the name under which its fault is said, as "line-1" or "lines, line 3". */
export function readInvoice(
  head: { number: string; datedOn: string; currency: string; note: string; by: string },
  lines: readonly { name: string; text: LineText }[],
  contract: ContractOfInvoice,
): ReadInvoice {
  const errors: Record<string, string> = {};
  if (head.number === "") errors.number = "Give the number that is on the invoice.";
  for (const name of ["number", "note", "by"] as const)
    if (head[name].length > LONGEST) errors[name] = `At most ${LONGEST} characters.`;
  if (head.by === "") errors.by = "Say who enters it.";
  if (head.datedOn.length !== 10 || Number.isNaN(parseInstant(head.datedOn))) errors.datedOn = "A date, as 2026-11-02.";
  if (head.currency.toUpperCase() !== contract.currency)
    errors.currency = `The contract is in ${contract.currency}; an invoice in another currency cannot be entered.`;
  if (lines.length === 0) errors.lines = "Give at least one line: a week with its units and price, or an amount.";
  if (lines.length > MOST_LINES) errors.lines = `At most ${MOST_LINES} lines.`;
  const read: InvoiceLine[] = [];
  for (const { name, text } of lines.slice(0, MOST_LINES)) {
    const line = readLine(text, contract);
    if (typeof line === "string") errors[name] = line;
    else read.push(line);
  }
  const total = read.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (Object.keys(errors).length === 0 && total < 0)
    errors.lines = "The lines come to less than nothing: enter a credit note instead.";
  if (!Number.isSafeInteger(total)) errors.lines = "The amount is too large.";
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, invoice: { ...head, currency: contract.currency, lines: read } };
}

/** The line, or what is wrong with it. */
function readLine(text: LineText, { currency, weeks }: ContractOfInvoice): InvoiceLine | string {
  const given = (name: keyof LineText) => text[name]?.trim() ?? "";
  const description = given("description");
  if (description.length > LONGEST) return `The description has at most ${LONGEST} characters.`;
  const week = given("week").replace(/^week\s*/i, "");
  const batch = weeks.find((one) => String(one.week) === week);
  if (week !== "" && !batch) return `The contract has no week ${week.slice(0, 20)}.`;
  const unitsText = given("units").replaceAll(/[\s,]/g, "");
  const units = unitsText === "" ? null : Number(unitsText);
  if (units !== null && (!/^\d+$/.test(unitsText) || !Number.isSafeInteger(units)))
    return "Units are a whole number, as 4600.";
  const unitPriceMicro = given("unit_price") === "" ? null : parseUnitPrice(given("unit_price"), currency);
  if (given("unit_price") !== "" && (unitPriceMicro === null || unitPriceMicro < 0))
    return `A price per unit is an amount in ${currency}, as ${sample(currency)}.`;
  const amount = amountOf(given("amount"), currency, units, unitPriceMicro);
  if (typeof amount === "string") return amount;
  return { batchId: batch?.batchId ?? null, description, units, unitPriceMicro, amountMinor: amount };
}

function amountOf(text: string, currency: string, units: number | null, micro: number | null): number | string {
  if (text !== "") return parseMoney(text, currency) ?? `An amount in ${currency}, as ${sample(currency)}.`;
  if (units === null || micro === null) return "Give units and price, or an amount.";
  const amount = timesRatio(micro, units, MICRO_PER_MINOR);
  return Number.isSafeInteger(amount) ? amount : "The amount is too large.";
}

function sample(currency: string): string {
  return (1250).toFixed(minorDigits(currency));
}

/** Lines of a CSV, JSON or JSON Lines text; faults name the line and the field. */
export function linesOfText(source: string): { lines: { name: string; text: LineText }[]; faults: string[] } {
  const lines: { name: string; text: LineText }[] = [];
  const faults: string[] = [];
  for (const row of readTable(source, LINE_FIELDS)) {
    if ("hint" in row) faults.push(`Line ${row.line}, ${row.field}: ${row.hint}`);
    else {
      const cells = Object.entries(row.fields).map(([name, value]) => [name, value == null ? "" : String(value)]);
      lines.push({ name: `Line ${row.line}`, text: Object.fromEntries(cells) });
    }
  }
  return { lines, faults: faults.slice(0, 20) };
}
