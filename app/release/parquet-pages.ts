/**
 * Rows as pages of Parquet columns, one page per column: what a writing thread makes of a block. The file is put together
 * by `parquet-file.ts`, which gathers the pages of several blocks into one row group.
 *
 * Plain and uncompressed: compressing in JavaScript takes twice as long as all the rest. Page layout: Apache Parquet,
 * "Data Pages", version 2.
 */
import { ByteWriter } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";
import type { Message } from "#app/domain/record.ts";
import { GrowingBytes } from "./growing-bytes.ts";
import { type Cells, cellsOf, type Spelling, type WrittenRow } from "./parquet-cells.ts";
import { MessageLists } from "./parquet-messages.ts";
import { type ParquetColumn, parquetColumns } from "./parquet-schema.ts";

/** Where the page of one column lies in the bytes of its block. */
export interface PagePlace {
  offset: number;
  /** With the header of the page. */
  bytes: number;
  /** Entries of the column with those that are absent; for a list its elements. */
  values: number;
}

export interface ParquetPages {
  bytes: Uint8Array;
  /** One per leaf column, in the order of the schema. */
  places: PagePlace[];
}

/** What the header of a page takes at most; its values are written before it is. */
const MOST_OF_HEADER = 64;

/** Empty of rows, empty of pages. @param memory as of GrowingBytes */
export function parquetPages(
  rows: readonly WrittenRow[],
  conversational: boolean,
  memory: Buffer | number = 1024 * 1024,
): ParquetPages {
  const out = new GrowingBytes(memory);
  const places: PagePlace[] = [];
  if (rows.length === 0) return { bytes: out.give(), places };
  const cells = cellsOf(rows);
  const writer = new ByteWriter();
  for (const column of parquetColumns(conversational))
    for (const leaf of leavesOf(column, cells)) places.push(writePage(out, leaf, rows.length, writer));
  return { bytes: out.give(), places };
}

interface Levels {
  values: number;
  nulls: number;
  /** Of each value: 0 begins a row, 1 continues its list; null for a column that is no list. */
  repetition: Uint8Array | null;
  /** Of each value: 1 is there, 0 is absent; null for a column that is always there. */
  definition: Uint8Array | null;
}

interface Leaf extends Levels {
  /** Its values, without those that are absent. */
  write(out: GrowingBytes): void;
}

function leavesOf({ name, kind, required }: ParquetColumn, { columns, spellings }: Cells): Leaf[] {
  const cells = columns.get(name) ?? [];
  if (kind === "messages") {
    const lists = new MessageLists(cells as readonly (readonly Message[])[], spellings);
    const levels = listLevels(lists.counts);
    return [
      { ...levels, write: (out) => lists.writeRoles(out) },
      { ...levels, write: (out) => lists.writeContents(out) },
    ];
  }
  const levels = valueLevels(cells);
  if (required && levels.nulls > 0) throw new Error(`The column ${name} is never absent.`);
  const write = (out: GrowingBytes) => WRITERS[kind](out, cells as never, spellings);
  return [required ? { ...levels, definition: null, write } : { ...levels, write }];
}

/** A loop of its own for each kind: thousands of values pass through it in one go. */
const WRITERS = {
  text(out: GrowingBytes, cells: readonly (string | null)[], spellings: readonly Spelling[]): void {
    for (let i = 0; i < cells.length; ) {
      const value = cells[i] as string | null;
      const spelling = spellings[i] as Spelling;
      const first = i;
      // Batch and delivery are the same in row after row.
      while (i < cells.length && cells[i] === value && isSpeltAlike(spellings[i] as Spelling, spelling)) i += 1;
      if (value === null) continue;
      const from = out.length;
      out.text(value, spelling.characters, spelling.decoded);
      out.repeat(from, i - first - 1);
    }
  },
  number(out: GrowingBytes, cells: readonly (number | null)[]): void {
    for (const value of cells) if (value !== null) out.double(value);
  },
  integer(out: GrowingBytes, cells: readonly (number | null)[]): void {
    for (const value of cells) if (value !== null) out.int32(value);
  },
};

function isSpeltAlike(one: Spelling, other: Spelling): boolean {
  return one === other || (one.characters === other.characters && one.decoded === other.decoded);
}

function valueLevels(cells: readonly unknown[]): Levels {
  const definition = new Uint8Array(cells.length);
  let nulls = 0;
  for (let i = 0; i < cells.length; i += 1) {
    if (cells[i] === null) nulls += 1;
    else definition[i] = 1;
  }
  return { values: cells.length, nulls, repetition: null, definition };
}

function listLevels(lengths: Int32Array): Levels {
  // An empty list is one entry that is not there.
  const values = lengths.reduce((sum, length) => sum + Math.max(1, length), 0);
  const repetition = new Uint8Array(values).fill(1);
  const definition = new Uint8Array(values).fill(1);
  let nulls = 0;
  let at = 0;
  for (const length of lengths) {
    repetition[at] = 0;
    if (length === 0) {
      definition[at] = 0;
      nulls += 1;
    }
    at += Math.max(1, length);
  }
  return { values, nulls, repetition, definition };
}

/** @param writer for what stands before the values, of one page after the other */
function writePage(out: GrowingBytes, leaf: Leaf, rows: number, writer: ByteWriter): PagePlace {
  const { values, nulls, repetition, definition } = leaf;
  const levelsFrom = writer.offset;
  const repetitionBytes = repetition ? writeRleBitPackedHybrid(writer, repetition, 1) : 0;
  const definitionBytes = definition ? writeRleBitPackedHybrid(writer, definition, 1) : 0;
  const headerFrom = writer.offset;
  const levelsBytes = headerFrom - levelsFrom;
  out.leave(MOST_OF_HEADER + levelsBytes);
  const valuesFrom = out.length;
  leaf.write(out);
  const size = levelsBytes + out.length - valuesFrom;
  writePageHeader(writer, {
    type: "DATA_PAGE_V2",
    uncompressed_page_size: size,
    compressed_page_size: size,
    data_page_header_v2: {
      num_values: values,
      num_nulls: nulls,
      num_rows: rows,
      encoding: "PLAIN",
      definition_levels_byte_length: definitionBytes,
      repetition_levels_byte_length: repetitionBytes,
      is_compressed: false,
    },
  });
  const written = writer.getBytes();
  const levelsAt = out.before(valuesFrom, written.subarray(levelsFrom, headerFrom));
  const offset = out.before(levelsAt, written.subarray(headerFrom));
  return { offset, bytes: out.length - offset, values };
}
