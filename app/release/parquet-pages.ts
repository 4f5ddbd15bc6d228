/**
 * Rows as pages of Parquet columns, one page per column: what a writing thread makes of a block. The file is put together
 * by `parquet-file.ts`, which gathers the pages of several blocks into one row group.
 */
import type { ColumnChunk } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { Row } from "./formats/trainer-format.ts";
import { parquetColumns, parquetSchema } from "./parquet-schema.ts";

/** Where the page of one column lies in the bytes of its block. */
export interface PagePlace {
  offset: number;
  bytes: number;
  /** With the header of the page, before compression. */
  uncompressed: number;
  /** Entries of the column with those that are absent; for a list its elements. */
  values: number;
}

export interface ParquetPages {
  bytes: Uint8Array;
  /** One per leaf column, in the order of the schema. */
  places: PagePlace[];
}

/** Empty of rows, empty of pages. */
export function parquetPages(rows: readonly Row[], conversational: boolean): ParquetPages {
  if (rows.length === 0) return { bytes: new Uint8Array(0), places: [] };
  const columns = parquetColumns(conversational);
  const writer = new ByteWriter(1024 * 1024);
  const parquet = new ParquetWriter({
    writer,
    schema: parquetSchema(columns),
    codec: "SNAPPY",
    statistics: false,
  });
  // One row group of one page per column: pages are joined later, and a dictionary could not be.
  parquet.write({
    columnData: columns.map(({ name }) => ({
      name,
      data: rows.map((row) => row[name] ?? null),
      encoding: "PLAIN",
      offsetIndex: false,
    })),
    rowGroupSize: rows.length,
    pageSize: 0,
  });
  const chunks = parquet.row_groups[0]?.columns ?? [];
  return { bytes: writer.getBytes(), places: chunks.map(placeOf) };
}

function placeOf({ meta_data: meta }: ColumnChunk): PagePlace {
  if (!meta) throw new Error("A column was written without its place.");
  return {
    offset: Number(meta.data_page_offset),
    bytes: Number(meta.total_compressed_size),
    uncompressed: Number(meta.total_uncompressed_size),
    values: Number(meta.num_values),
  };
}
