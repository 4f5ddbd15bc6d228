/**
 * The record in a line that was checked when it came in. The line of a canonical delivery is the vendor's own, and there
 * null means absent, as it did for the check.
 */
import type { ItemRecord } from "./record.ts";

/** Throws SyntaxError when the line is no JSON: then it is not the line that was checked. */
export function recordOfLine(line: string): ItemRecord {
  const record = JSON.parse(line) as ItemRecord;
  if (line.includes("null")) forgetNullsOf(record);
  return record;
}

/**
 * The same of several lines in one, with commas between them. Parsed as one list, in which neighbours of the same form are
 * made from each other, they take less.
 */
export function recordsOfLines(lines: string): ItemRecord[] {
  const records = JSON.parse(`[${lines}]`) as ItemRecord[];
  if (lines.includes("null")) for (const record of records) forgetNullsOf(record);
  return records;
}

function forgetNullsOf(record: ItemRecord): void {
  forgetNulls(record);
  if (record.gold) forgetNulls(record.gold);
  for (const judgment of record.judgments) {
    forgetNulls(judgment);
    if (judgment.kind === "spans") for (const span of judgment.spans) forgetNulls(span);
  }
  for (const response of record.responses) forgetNulls(response);
}

function forgetNulls(object: object): void {
  const fields = object as Record<string, unknown>;
  for (const key in fields) if (fields[key] === null) delete fields[key];
}
