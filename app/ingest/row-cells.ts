/**
 * Reads the cells of one raw row as what their columns hold, and collects what could not be read. Tables have no types
 * of their own, so "3" is a 3 here; a canonical record is not read this way.
 */
import { parseInstant } from "#app/domain/instant.ts";
import type { Message } from "#app/domain/record.ts";
import { isPlainObject } from "./check/plain-object.ts";
import type { FieldError, RuleId } from "./check/rules.ts";
import { RowFault } from "./formats/row-fault.ts";
import { readMessages, textOrMessages } from "./messages.ts";

export class RowCells {
  readonly errors: FieldError[] = [];
  readonly #row: Record<string, unknown>;

  constructor(row: unknown) {
    this.#row = isPlainObject(row) ? row : {};
    if (!isPlainObject(row)) this.fail("", "type", "The row is not an object of columns.");
  }

  cell(column: string): unknown {
    return this.#row[column];
  }

  isBlank(column: string): boolean {
    return isBlankCell(this.#row[column]);
  }

  /** The text of a column that must exist. An empty cell is an empty text; numbers and booleans are written out. */
  text(column: string): string {
    const value = this.#row[column];
    const text = cellText(value);
    if (text !== null) return text;
    if (value === undefined) this.fail(column, "required", "The column is missing.");
    else this.fail(column, "type", "The cell holds a structure where a text belongs.");
    return "";
  }

  /** The text of a cell, undefined when it is blank. */
  optionalText(column: string): string | undefined {
    return this.isBlank(column) ? undefined : this.text(column);
  }

  /** A text, or a message list given as a list or as JSON in the cell. */
  textOrMessages(column: string): string | Message[] {
    const value = this.#row[column];
    if (Array.isArray(value)) return this.messages(column);
    const read = textOrMessages(this.text(column));
    return read instanceof RowFault ? this.#faulty(column, read) : read;
  }

  messages(column: string): Message[] {
    const value = this.#row[column];
    const messages = typeof value === "string" ? textOrMessages(value) : readMessages(value);
    if (Array.isArray(messages)) return messages;
    if (messages instanceof RowFault) return this.#faulty(column, messages);
    if (value === undefined) this.fail(column, "required", "The column is missing.");
    else this.fail(column, "message-list", "Expected a list of messages, each with a known role and a text.");
    return [];
  }

  #faulty(column: string, { field, hint }: RowFault): Message[] {
    this.fail(column, "unreadable-cell", `In the JSON of the cell, ${field}: ${hint}`);
    return [];
  }

  number(column: string): number {
    const number = cellNumber(this.#row[column]);
    if (number !== null) return number;
    if (this.isBlank(column)) this.fail(column, "required", "The cell is empty; it must hold a number.");
    else this.fail(column, "unreadable-cell", "The cell does not hold a number.");
    return Number.NaN;
  }

  optionalNumber(column: string): number | undefined {
    return this.isBlank(column) ? undefined : this.number(column);
  }

  /** ISO 8601 of a time given as a date, as ISO with or without the T, or as seconds or milliseconds since 1970. */
  optionalInstant(column: string): string | undefined {
    if (this.isBlank(column)) return undefined;
    const instant = cellInstant(this.#row[column]);
    if (instant === null) this.fail(column, "timestamp", "Write times as 2025-01-31T14:05:00Z.");
    return instant ?? undefined;
  }

  fail(column: string, rule: RuleId, hint: string): void {
    this.errors.push({ field: column, rule, hint });
  }
}

export function isBlankCell(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

export function cellText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  return null;
}

export function cellNumber(value: unknown): number | null {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string" && value.trim() === "") return null;
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** Numbers from here on are milliseconds, below they are seconds: it is 1973 in the one and 5138 in the other unit. */
const FIRST_MILLISECONDS = 1e11;

function cellInstant(value: unknown): string | null {
  if (value instanceof Date) return isoOf(value.getTime());
  const number = cellNumber(value);
  if (number !== null) return isoOf(number < FIRST_MILLISECONDS ? number * 1000 : number);
  if (typeof value !== "string") return null;
  const [, day, time, zone = ""] = DAY_AND_TIME.exec(value.trim()) ?? [];
  const text = day === undefined ? value.trim() : `${day}T${time}${isoZone(zone)}`;
  return Number.isNaN(parseInstant(text)) ? null : text;
}

/** As database exports and log files write it: a space for the T, a zone as UTC, +02 or +0200. */
const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/;

function isoZone(zone: string): string {
  if (zone === "" || zone === "Z" || zone === "UTC") return zone === "" ? "" : "Z";
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
}

function isoOf(milliseconds: number): string | null {
  const date = new Date(Math.round(milliseconds));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
