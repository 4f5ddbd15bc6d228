/** The interface of a preset: a published layout, recognised by its columns and mapped to the canonical record. */
import type { FieldError } from "../check/rules.ts";

/** Where a row stands: its physical line, and its number among the rows of the file. Both 1-based. */
export interface RowPlace {
  line: number;
  row: number;
}

/** A canonical record that nobody has checked yet. */
export type UncheckedRecord = Record<string, unknown>;

export type MappedRow =
  | { kind: "item"; record: UncheckedRecord }
  /** A row that holds several items, such as a tree of messages. */
  | { kind: "items"; records: UncheckedRecord[] }
  /** One of several rows of an item: rows of the same key become one record. `item` has no judgments of its own. */
  | { kind: "judgments"; key: string; item: UncheckedRecord; judgments: UncheckedRecord[] }
  | { kind: "errors"; errors: FieldError[] };

export interface Preset {
  /** Kebab-case; what `--preset` takes. */
  id: string;
  /** Raised whenever the same row would map to another record. */
  version: number;
  title: string;
  /** One sentence for the README and the preview: what it reads and what it makes of it. */
  about: string;
  /** Where the layout is published. */
  source: string;
  /** The columns it is recognised by. */
  columns: string[];
  granularity: "row-per-item" | "row-per-judgment";
  /** Whether the order of the responses is the order in which they were shown. */
  orderKnown: boolean;
  /** Whether the first rows of a file, at least one, are of this layout. */
  recognises(rows: readonly Record<string, unknown>[]): boolean;
  map(row: unknown, place: RowPlace): MappedRow;
}

/** The usual test: every one of the first rows has every column. */
export function haveColumns(rows: readonly Record<string, unknown>[], columns: readonly string[]): boolean {
  return rows.length > 0 && rows.every((row) => columns.every((column) => column in row));
}
