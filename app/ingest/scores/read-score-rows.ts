/** Rows of a score file, CSV or JSON Lines: an item id, which response (or a trait vote), and a number. */
import { DelimitedRecord } from "../formats/delimited-record.ts";

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

/** Fields are those of the first line of a CSV, or the keys of each JSON object. */
export function readScoreRows(text: string, isTrait: boolean): { rows: ScoreRow[]; faults: ScoreFault[] } {
  const rows: ScoreRow[] = [];
  const faults: ScoreFault[] = [];
  for (const { line, fields } of records(text)) {
    const row = fields && rowOf(line, fields, isTrait);
    if (!row) faults.push({ line, field: "row", hint: "This line is not a JSON object." });
    else if ("hint" in row) faults.push(row);
    else rows.push(row);
  }
  return { rows, faults };
}

type Fields = Record<string, unknown>;

function* records(text: string): Generator<{ line: number; fields: Fields | null }> {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const isJson = /^\s*[{[]/.test(text.replace(/^\uFEFF/, ""));
  let header: string[] | null = null;
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === "") continue;
    if (isJson) {
      yield { line: index + 1, fields: objectOf(raw) };
      continue;
    }
    const record = new DelimitedRecord(",");
    record.push(raw);
    if (header) {
      const names: string[] = header;
      yield { line: index + 1, fields: Object.fromEntries(names.map((name, i) => [name, record.cells[i] ?? ""])) };
    } else header = record.cells.map((cell) => cell.trim().toLowerCase());
  }
}

function objectOf(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
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
