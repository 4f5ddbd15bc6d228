/** Rows of a score file, CSV, JSON Lines or a JSON list: an item id, which response (or a trait vote), and a number. */
import { DelimitedRecord } from "../formats/delimited-record.ts";
import { ElementSplitter } from "../formats/element-splitter.ts";
import { readJsonRow } from "../formats/json-row.ts";
import { RowFault } from "../formats/row-fault.ts";
import { MOST_SIDE_BYTES } from "../side-file-text.ts";

export interface ScoreRow {
  line: number;
  id: string;
  /** 0-based place of the response, or its model; null for a vote. */
  response: number | string | null;
  value: number;
}

export interface ScoreFault {
  line: number;
  field: string;
  hint: string;
}

type Fields = Record<string, unknown>;

export interface ScoreRows {
  rows: ScoreRow[];
  faults: ScoreFault[];
  /** The line that its end cut through; null where there is none to be seen. */
  breaksOffAt: number | null;
}

/** Fields are those of the first line of a CSV, or the keys of each object of JSON Lines or of a JSON list. */
export function readScoreRows(text: string, isTrait: boolean): ScoreRows {
  const rows: ScoreRow[] = [];
  const faults: ScoreFault[] = [];
  let breaksOffAt: number | null = null;
  for (const { line, fields } of records(text.replace(/^\uFEFF/, ""))) {
    if (fields instanceof RowFault) {
      if (fields.rule === "truncated") breaksOffAt = line;
      faults.push({ line, field: fields.field || "row", hint: sentence(fields.hint) });
      if (fields.rule === "header") break;
      continue;
    }
    const row = rowOf(line, fields, isTrait);
    if ("hint" in row) faults.push(row);
    else rows.push(row);
  }
  return { rows, faults, breaksOffAt };
}

function records(text: string): Generator<{ line: number; fields: Fields | RowFault }> {
  const start = text.trimStart()[0];
  if (start === "[") return elementsOf(text);
  return start === "{" ? objectsOf(text) : cellsOf(text);
}

function* elementsOf(text: string): Generator<{ line: number; fields: Fields | RowFault }> {
  const splitter = new ElementSplitter(MOST_SIDE_BYTES);
  for (const part of [splitter.push(Buffer.from(text)), splitter.end()])
    for (const { line, text, fault } of part) yield { line, fields: fault ?? (readJsonRow(text) as Fields) };
}

function* objectsOf(text: string): Generator<{ line: number; fields: Fields | RowFault }> {
  const lines = text.split("\n");
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === "") continue;
    const fields = readJsonRow(raw) as Fields | RowFault;
    const isCut =
      fields instanceof RowFault && index === lines.length - 1 && /^\s*\{/.test(raw) && !raw.trimEnd().endsWith("}");
    yield { line: index + 1, fields: isCut ? new RowFault(fields.field, "truncated", fields.hint) : fields };
  }
}

function* cellsOf(text: string): Generator<{ line: number; fields: Fields | RowFault }> {
  let header: string[] | null = null;
  const lines = text.split("\n");
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === "") continue;
    const line = index + 1;
    const record = new DelimitedRecord(",");
    record.push(raw);
    const isOpen = record.openCell !== -1;
    if (isOpen || record.strayText) {
      const rule = isOpen && index === lines.length - 1 ? "truncated" : "quote";
      yield { line, fields: new RowFault("", rule, "A quote is not closed on this line, or text follows it.") };
    } else if (header) {
      const names: string[] = header;
      yield { line, fields: Object.fromEntries(names.map((name, i) => [name, record.cells[i] ?? ""])) };
    } else {
      header = record.cells.map((cell) => cell.trim().toLowerCase());
      const twice = header.find((name, i) => header?.indexOf(name) !== i);
      if (twice !== undefined)
        yield { line, fields: new RowFault(twice.slice(0, 40), "header", "Two columns have this name.") };
    }
  }
}

function sentence(hint: string): string {
  return `${hint.charAt(0).toUpperCase()}${hint.slice(1)}${/[.?]$/.test(hint) ? "" : "."}`;
}

function rowOf(line: number, fields: Fields, isTrait: boolean): ScoreRow | ScoreFault {
  const text = (name: string) =>
    fields[name] === undefined || fields[name] === null ? "" : String(fields[name]).trim();
  const id = text("id");
  if (id === "") return { line, field: "id", hint: "Name the record by its id." };
  const field = isTrait ? "vote" : "score";
  const value = text(field) === "" ? Number.NaN : Number(text(field));
  if (!Number.isFinite(value)) return { line, field, hint: `A ${field} is a finite number.` };
  if (isTrait && ![-1, 0, 1].includes(value))
    return { line, field, hint: "A vote is -1 (the first response has more of it), 1 (the second) or 0." };
  if (isTrait) return { line, id, response: null, value };
  const place = text("response");
  if (/^\d+$/.test(place)) return { line, id, response: Number(place), value };
  if (place !== "") return { line, field: "response", hint: "The place of a response counts from 0." };
  const model = text("model");
  if (model === "") return { line, field: "response", hint: "Say which response: its place from 0, or its model." };
  return { line, id, response: model, value };
}
