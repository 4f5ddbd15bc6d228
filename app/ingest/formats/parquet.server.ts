import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { AsyncBuffer, SchemaTree } from "hyparquet";
import { readRange } from "./file-range.server.ts";
import type { Compression, FileFormat, ReadLimits, RowBatch } from "./format.ts";
import { UnusableFile } from "./format.ts";
import { CELL_PARSERS, plainCell } from "./parquet-cell.ts";
import { checkRowGroups, sliceRows } from "./parquet-groups.ts";
import { RowCollector } from "./row-collector.ts";
import { RowFault } from "./row-fault.ts";

const SMALLEST_BYTES = 12;

export const parquet: FileFormat = {
  id: "parquet",
  title: "Parquet",
  about: "Read a slice of a row group at a time; lists and structs become arrays and objects, timestamps ISO 8601.",
  extensions: [".parquet"],
  read,
};

async function* read(file: string, _compression: Compression["id"], limits: ReadLimits): AsyncGenerator<RowBatch> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    await checkEnd(handle, size);
    yield* rows(asyncBuffer(handle, size), limits);
  } catch (error) {
    throw error instanceof UnusableFile ? error : damaged();
  } finally {
    await handle.close();
  }
}

async function checkEnd(handle: FileHandle, size: number): Promise<void> {
  if (size >= SMALLEST_BYTES && (await readRange(handle, size - 4, 4)).toString("latin1") === "PAR1") return;
  const hint = "Upload it again, or ask the vendor for a complete file; compare sizes or checksums.";
  throw new UnusableFile("truncated", "truncated Parquet: the file ends before its index", hint);
}

function asyncBuffer(handle: FileHandle, size: number): AsyncBuffer {
  return {
    byteLength: size,
    async slice(start, end = size) {
      if (start < 0 || end < start || end > size) throw new RangeError("a column lies outside the file");
      return (await readRange(handle, start, end - start)).buffer;
    },
  };
}

async function* rows(file: AsyncBuffer, limits: ReadLimits): AsyncGenerator<RowBatch> {
  // With half a megabyte of decompressors, loaded only for a Parquet file.
  const { parquetMetadataAsync, parquetScan, parquetSchema } = await import("hyparquet");
  const metadata = await parquetMetadataAsync(file);
  const columns = columnNamesOf(parquetSchema(metadata));
  checkRowGroups(metadata, file.byteLength, limits);
  const { compressors } = await import("hyparquet-compressors");
  const scan = await parquetScan({ file, metadata, compressors, parsers: CELL_PARSERS });
  const out = new RowCollector(false);
  const total = Number(metadata.num_rows);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    const step = sliceRows(group);
    for (let from = start; from < end; from += step) {
      const to = Math.min(from + step, end);
      const slice: ArrayLike<unknown>[] = [];
      for (const column of columns) slice.push(await scan.readColumn({ column, rowStart: from, rowEnd: to }));
      if (slice.some((cells) => cells.length !== to - from)) throw damaged();
      for (let row = from; row < to; row++) {
        collect(columns, slice, row - from, row + 1, out);
        if (out.full) yield out.take(Math.floor((file.byteLength * (row + 1)) / total));
      }
    }
    start = end;
  }
  yield out.take(file.byteLength);
}

function columnNamesOf({ children }: SchemaTree): string[] {
  const names = children.map((child) => child.element.name);
  if (names.length > 0 && new Set(names).size === names.length) return names;
  throw new UnusableFile(
    "header",
    "the Parquet file has no columns or two of one name",
    "Give every column its own name.",
  );
}

function collect(columns: string[], slice: ArrayLike<unknown>[], index: number, row: number, out: RowCollector): void {
  const place = { line: row, offset: -1, length: 0 };
  const entries: [string, unknown][] = [];
  for (const [at, column] of columns.entries()) {
    const cell = plainCell(slice[at]?.[index]);
    if (cell instanceof RowFault) {
      out.error(new RowFault(column, cell.rule, cell.hint), place);
      return;
    }
    entries.push([column, cell]);
  }
  out.row(Object.fromEntries(entries), place);
}

function damaged(): UnusableFile {
  const hint =
    "Transfer the file again and compare checksums with the vendor, or write it with another Parquet library.";
  return new UnusableFile("damaged", "damaged Parquet: its columns cannot be read", hint);
}
