import type { FileMetaData, RowGroup } from "hyparquet";
import type { ReadLimits } from "./format.ts";
import { UnusableFile } from "./format.ts";

/** Uncompressed bytes decoded at a time. */
const SLICE_BYTES = 32 * 1024 * 1024;
const SLICE_ROWS = 65_536;

/**
 * Whether the index of the file is possible and its row groups can be read in bounded memory. A column chunk is held
 * compressed; a nested column must be decoded whole.
 *
 * @throws UnusableFile "damaged" or "row-group-size"
 */
export function checkRowGroups(metadata: FileMetaData, fileBytes: number, limits: ReadLimits): void {
  let rows = 0n;
  for (const group of metadata.row_groups) {
    rows += group.num_rows;
    for (const { meta_data: column } of group.columns) {
      if (
        column === undefined ||
        column.num_values < group.num_rows ||
        column.total_compressed_size > BigInt(fileBytes)
      ) {
        throw impossible();
      }
      const nested = column.path_in_schema.length > 1;
      const held = nested ? column.total_uncompressed_size : column.total_compressed_size;
      if (held > BigInt(limits.maxBufferedBytes)) throw tooLarge(limits);
    }
  }
  if (rows !== metadata.num_rows || rows > BigInt(Number.MAX_SAFE_INTEGER)) throw impossible();
}

/** Rows of this group to decode at a time; nested columns cannot skip pages, so their group is one slice. */
export function sliceRows(group: RowGroup): number {
  const rows = Number(group.num_rows);
  const columns = group.columns.map((column) => column.meta_data);
  if (columns.some((column) => (column?.path_in_schema.length ?? 0) > 1)) return rows;
  const bytes = columns.reduce((sum, column) => sum + Number(column?.total_uncompressed_size ?? 0), 0);
  return Math.min(SLICE_ROWS, Math.max(1, Math.floor(rows / Math.max(1, bytes / SLICE_BYTES))));
}

function tooLarge(limits: ReadLimits): UnusableFile {
  const message = `a row group needs more than ${limits.maxBufferedBytes} bytes at once`;
  return new UnusableFile("row-group-size", message, "Write smaller row groups, for example of 10,000 rows.");
}

function impossible(): UnusableFile {
  const hint = "Transfer the file again and compare checksums with the vendor.";
  return new UnusableFile("damaged", "damaged Parquet: its index contradicts itself", hint);
}
