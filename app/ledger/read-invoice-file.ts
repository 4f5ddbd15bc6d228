/** An invoice as a JSON file: {"number", "dated", "currency", "note", "lines": [{"week", "units", "unit_price", …}]}. */
import { faultSentence, readWrittenJson } from "#app/domain/written-json.ts";
import { type ContractOfInvoice, linesOfText, type ReadInvoice, readInvoice } from "./read-invoice.ts";

const FIELDS = ["number", "dated", "currency", "note", "lines"];

export function invoiceOfJson(text: string, by: string, contract: ContractOfInvoice): ReadInvoice {
  const json = readWrittenJson(text);
  if (!json.ok) return refused("file", faultSentence(json.fault));
  const { value } = json;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refused("file", "This is no JSON object.");
  const given = value as Record<string, unknown>;
  const stranger = Object.keys(given).find((name) => !FIELDS.includes(name));
  if (stranger !== undefined)
    return refused(stranger.slice(0, 40), `There is no such field; the fields are ${FIELDS.join(", ")}.`);
  if (!Array.isArray(given.lines)) return refused("lines", "A list of lines.");
  const word = (name: string) => (given[name] === undefined || given[name] === null ? "" : String(given[name]).trim());
  const { lines, faults } = linesOfText(JSON.stringify(given.lines));
  if (faults.length > 0) return refused("lines", faults.join(" "));
  const head = { number: word("number"), datedOn: word("dated"), currency: word("currency"), note: word("note"), by };
  const read = readInvoice(head, lines, contract);
  if (read.ok) return read;
  const { datedOn, ...errors } = read.errors;
  return { ok: false, errors: datedOn === undefined ? errors : { ...errors, dated: datedOn } };
}

function refused(field: string, message: string): ReadInvoice {
  return { ok: false, errors: { [field]: message } };
}
