/** Rows of named fields from a small text: CSV with a first line of names, a JSON list, or JSON Lines. */
import { type JsonFault, readWrittenJson } from "#app/domain/written-json.ts";
import { DelimitedRecord } from "#app/ingest/formats/delimited-record.ts";

export interface GivenRow {
  /** Line of the text; of an entry of a JSON list, its 1-based number. */
  line: number;
  fields: Record<string, unknown>;
}

export interface TableFault {
  line: number;
  field: string;
  hint: string;
}

export function* readTable(source: string, known: readonly string[]): Generator<GivenRow | TableFault> {
  const text = source.replace(/^\uFEFF/, "");
  if (text.includes("\uFFFD")) yield { line: 1, field: "row", hint: "Write the file as UTF-8." };
  else if (/^\s*\[/.test(text)) yield* jsonList(text, known);
  else if (/^\s*\{/.test(text)) yield* jsonLines(text, known);
  else yield* delimited(text, known);
}

function* jsonList(text: string, known: readonly string[]): Generator<GivenRow | TableFault> {
  const all = readWrittenJson(text);
  if (!all.ok) yield tableFault(all.fault, "This is no valid JSON list.");
  else for (const [i, entry] of (all.value as unknown[]).entries()) yield objectRow(i + 1, entry, known);
}

function* jsonLines(text: string, known: readonly string[]): Generator<GivenRow | TableFault> {
  const lines = text.split("\n").map((raw, i) => ({ raw, line: i + 1 }));
  const written = lines.filter(({ raw }) => raw.trim() !== "");
  const [head] = written.map(({ raw }) => readWrittenJson(raw));
  // A single object may be written over several lines.
  const isOneObject = head !== undefined && !head.ok && head.fault.field === "";
  for (const { raw, line } of isOneObject ? [{ raw: text, line: 1 }] : written) {
    const read = readWrittenJson(raw);
    if (read.ok) yield objectRow(line, read.value, known);
    else yield tableFault({ ...read.fault, line: line + read.fault.line - 1 }, "This is no JSON object.");
  }
}

function tableFault({ line, field, message, hint }: JsonFault, notJson: string): TableFault {
  const [first = "", ...rest] = message;
  const what = field === "" ? notJson : `${first.toUpperCase()}${rest.join("")}`;
  return { line, field: field || "row", hint: `${what} ${hint}` };
}

function objectRow(line: number, value: unknown, known: readonly string[]): GivenRow | TableFault {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { line, field: "row", hint: "This is no JSON object." };
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) return strangeField(line, stranger, known);
  return { line, fields: value as Record<string, unknown> };
}

function* delimited(text: string, known: readonly string[]): Generator<GivenRow | TableFault> {
  let names: string[] | null = null;
  for (const [i, raw] of text.split("\n").entries()) {
    if (raw.trim() === "") continue;
    const line = i + 1;
    const record = new DelimitedRecord(",");
    record.push(raw);
    const cells = record.cells.map((cell) => cell.trim());
    if (record.openCell !== -1 || record.strayText)
      yield { line, field: "row", hint: "A quote is not closed on this line, or text follows it." };
    else if (names === null) {
      names = cells.map((cell) => cell.toLowerCase());
      const fault = headFault(line, names, known);
      if (fault) return yield fault;
    } else if (cells.length !== names.length)
      yield { line, field: "row", hint: `${cells.length} cells where the first line names ${names.length} columns.` };
    else yield { line, fields: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])) };
  }
}

function headFault(line: number, names: readonly string[], known: readonly string[]): TableFault | null {
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) return strangeField(line, stranger, known);
  if (new Set(names).size < names.length) return { line, field: "row", hint: "Two columns have the same name." };
  return null;
}

/** A misspelt name must not be dropped in silence: "stderr" left out would leave an evaluation without its error. */
function strangeField(line: number, name: string, known: readonly string[]): TableFault {
  return {
    line,
    field: name.slice(0, 40) || "row",
    hint: `There is no such field; the fields are ${known.join(", ")}.`,
  };
}
