/**
 * How the rows of one file become unchecked records: through a preset or a column mapping, one row an item or several.
 * Which one is named by the caller, or recognised from the first rows.
 */
import type { FieldError } from "./check/rules.ts";
import { type FileFormat, type RawRow, UnusableFile } from "./formats/format.ts";
import { ItemGrouper } from "./group.ts";
import { mapRow } from "./mapping/map-row.ts";
import { missingColumns } from "./mapping/missing-columns.ts";
import { presetById, recognisePreset } from "./presets/index.ts";
import type { MappedRow, RowPlace } from "./presets/preset.ts";
import type { ReaderChoice } from "./reader-choice.ts";

export type ReadRow =
  | { kind: "item"; unchecked: unknown }
  | { kind: "items"; unchecked: readonly unknown[] }
  /** Held until the end of the file: one of several rows of an item. */
  | { kind: "held" }
  | { kind: "errors"; errors: readonly FieldError[] };

export interface RowReader {
  /** Preset or mapping with its version, as it is stored with the delivery: `pandalm@1`. */
  id: string;
  /** Whether the rows are canonical records already, so that the file itself can be the text store. */
  isCanonical: boolean;
  orderKnown: boolean;
  read(row: RawRow): ReadRow;
  finish(): Iterable<{ unchecked: unknown; place: RawRow }>;
}

/** @throws UnusableFile when no layout is named or recognised, or a mapping does not fit; it names the columns found. */
export function chooseReader(
  choice: ReaderChoice | null,
  firstRows: readonly RawRow[],
  format: FileFormat["id"],
): RowReader {
  const values = firstRows.map((row) => row.value);
  if (choice?.kind === "mapping") {
    const { name, mapping } = choice;
    const missing = missingColumns(mapping, values);
    if (missing.length > 0) throw withoutColumns(missing, values);
    return readerOf(`mapping:${name}@${mapping.version}`, mapping.orderKnown, false, (row, place) =>
      mapRow(mapping, row, place),
    );
  }
  const preset = choice ? presetById(choice.id) : recognisePreset(values);
  if (!preset) throw unrecognised(values, format);
  const map: Map = (row, place) => preset.map(row, place);
  return readerOf(`${preset.id}@${preset.version}`, preset.orderKnown, preset.id === "assay", map);
}

type Map = (row: unknown, place: RowPlace) => MappedRow;

function readerOf(id: string, orderKnown: boolean, isCanonical: boolean, map: Map): RowReader {
  const grouper = new ItemGrouper<RawRow>();
  let rows = 0;
  return {
    id,
    orderKnown,
    isCanonical,
    read(row) {
      rows += 1;
      if (isCanonical) return { kind: "item", unchecked: row.value };
      const mapped = map(row.value, { line: row.line, row: rows });
      if (mapped.kind === "item") return { kind: "item", unchecked: mapped.record };
      if (mapped.kind === "items") return { kind: "items", unchecked: mapped.records };
      if (mapped.kind === "errors") return mapped;
      const { line, offset, length } = row;
      const fault = grouper.add(mapped, { value: null, line, offset, length });
      return fault ? { kind: "errors", errors: [fault] } : { kind: "held" };
    },
    *finish() {
      for (const { record, place } of grouper.finish()) yield { unchecked: record, place };
    },
  };
}

function withoutColumns(missing: readonly string[], rows: readonly unknown[]): UnusableFile {
  const names = missing.slice(0, 10).map((column) => `"${column.slice(0, 60)}"`);
  const message = `The mapping names columns that this file does not have: ${names.join(", ")}.`;
  return new UnusableFile("mapping", message, `Columns found: ${columnsOf(rows)}. Correct the mapping.`);
}

function unrecognised(rows: readonly unknown[], format: FileFormat["id"]): UnusableFile {
  const columns = columnsOf(rows);
  const found = columns === "" ? `No row of this ${format} file has columns.` : `Columns found: ${columns}.`;
  return new UnusableFile(
    "unrecognised",
    "The layout of this file is not one that Assay knows.",
    `${found} Name a preset, or map the columns (--mapping, or the mapping page after an upload).`,
  );
}

function columnsOf(rows: readonly unknown[]): string {
  const first = rows.find((row) => typeof row === "object" && row !== null);
  const columns = Object.keys(first ?? {}).slice(0, 30);
  return columns.map((column) => column.slice(0, 60)).join(", ");
}
