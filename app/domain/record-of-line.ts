/**
 * The record in a line that was checked when it came in. The line of a canonical delivery is the vendor's own, and there
 * null means absent, as it did for the check.
 */
import type { ItemRecord } from "./record.ts";

/** Throws SyntaxError when the line is no JSON: then it is not the line that was checked. */
export function recordOfLine(line: string): ItemRecord {
  const record = JSON.parse(line) as ItemRecord;
  if (!line.includes("null")) return record;
  forgetNulls(record);
  if (record.gold) forgetNulls(record.gold);
  for (const judgment of record.judgments) {
    forgetNulls(judgment);
    if (judgment.kind === "spans") for (const span of judgment.spans) forgetNulls(span);
  }
  for (const response of record.responses) forgetNulls(response);
  return record;
}

/** The same of several lines. Parsed as one list, in which neighbours of the same form are made from each other, they take less. */
export function recordsOfLines(lines: readonly string[]): ItemRecord[] {
  const list = `[${lines.join(",")}]`;
  if (list.includes("null")) return lines.map(recordOfLine);
  const records = JSON.parse(list) as ItemRecord[];
  if (records.length !== lines.length) throw new SyntaxError("A line holds more than one record.");
  return records;
}

function forgetNulls(object: object): void {
  const fields = object as Record<string, unknown>;
  for (const key in fields) if (fields[key] === null) delete fields[key];
}
