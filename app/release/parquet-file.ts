/**
 * Puts a Parquet file together from the pages of its blocks, in order, with the memory of one row group. The same blocks
 * give the same bytes, however many threads made the pages.
 */
import type { ColumnChunk, RowGroup, SchemaElement } from "hyparquet";
import { ByteWriter } from "hyparquet-writer";
import { writeMetadata } from "hyparquet-writer/src/metadata.js";
import type { ParquetPages } from "./parquet-pages.ts";
import { type ParquetLeaf, parquetColumns, parquetLeaves, parquetSchema } from "./parquet-schema.ts";

const MAGIC = Buffer.from("PAR1", "latin1");
/** Readers hold a row group in memory; of pages of half a megabyte this is some eight. */
const BYTES_OF_ROW_GROUP = 8 * 1024 * 1024;
const BYTES_OF_OWN_WRITE = 64 * 1024;

export class ParquetFile {
  readonly #schema: SchemaElement[];
  readonly #leaves: ParquetLeaf[];
  readonly #groups: RowGroup[] = [];
  #waiting: { pages: ParquetPages; rows: number }[] = [];
  #waitingBytes = 0;
  #at = 0;

  constructor(conversational: boolean) {
    const columns = parquetColumns(conversational);
    this.#schema = parquetSchema(columns);
    this.#leaves = parquetLeaves(columns);
  }

  /** The bytes that are ready to leave, often none. */
  add(pages: ParquetPages, rows: number): Buffer[] {
    if (rows > 0) {
      this.#waiting.push({ pages, rows });
      this.#waitingBytes += pages.bytes.length;
    }
    return this.#waitingBytes >= BYTES_OF_ROW_GROUP ? this.#rowGroup() : [];
  }

  /** Once, at the end: what was still waiting, and the footer. */
  end(): Buffer[] {
    const last = [...this.#begin(), ...this.#rowGroup()];
    const writer = new ByteWriter();
    writeMetadata(writer, {
      version: 2,
      created_by: "Assay",
      schema: this.#schema,
      num_rows: this.#groups.reduce((sum, { num_rows }) => sum + num_rows, 0n),
      row_groups: this.#groups,
      // Said by the four bytes behind the footer, which the writer counts.
      metadata_length: undefined as never,
    });
    return [...last, Buffer.from(writer.getBytes()), MAGIC];
  }

  #begin(): Buffer[] {
    if (this.#at > 0) return [];
    this.#at = MAGIC.length;
    return [MAGIC];
  }

  #rowGroup(): Buffer[] {
    if (this.#waiting.length === 0) return [];
    const out = this.#begin();
    const columns: ColumnChunk[] = [];
    let uncompressedBytes = 0n;
    const start = this.#at;
    for (const [i, leaf] of this.#leaves.entries()) {
      const parts = this.#waiting.map(({ pages }) => pageOf(pages, i));
      const chunk = chunkOf(leaf, this.#at, parts);
      columns.push(chunk);
      uncompressedBytes += chunk.meta_data?.total_uncompressed_size ?? 0n;
      for (const { buffer } of parts) {
        out.push(buffer);
        this.#at += buffer.length;
      }
    }
    this.#groups.push({
      columns,
      total_byte_size: uncompressedBytes,
      total_compressed_size: BigInt(this.#at - start),
      num_rows: BigInt(this.#waiting.reduce((sum, { rows }) => sum + rows, 0)),
    });
    this.#waiting = [];
    this.#waitingBytes = 0;
    return together(out);
  }
}

/** Copying a row group takes longer than writing it; small pages are gathered all the same, a write of its own is dear. */
function together(pages: readonly Buffer[]): Buffer[] {
  const out: Buffer[] = [];
  let small: Buffer[] = [];
  const gather = () => {
    if (small.length > 0) out.push(Buffer.concat(small));
    small = [];
  };
  for (const page of pages) {
    if (page.length < BYTES_OF_OWN_WRITE) small.push(page);
    else {
      gather();
      out.push(page);
    }
  }
  gather();
  return out;
}

interface Page {
  buffer: Buffer;
  values: number;
}

function pageOf({ bytes, places }: ParquetPages, leaf: number): Page {
  const place = places[leaf];
  if (!place) throw new Error("A block was written with fewer columns than the file has.");
  const { offset, values } = place;
  return { buffer: Buffer.from(bytes.buffer, bytes.byteOffset + offset, place.bytes), values };
}

function chunkOf({ type, path }: ParquetLeaf, at: number, pages: readonly Page[]): ColumnChunk {
  const total = (of: (page: Page) => number) => BigInt(pages.reduce((sum, page) => sum + of(page), 0));
  return {
    file_offset: BigInt(at),
    meta_data: {
      type,
      encodings: ["PLAIN"],
      path_in_schema: path,
      codec: "UNCOMPRESSED",
      num_values: total(({ values }) => values),
      total_uncompressed_size: total(({ buffer }) => buffer.length),
      total_compressed_size: total(({ buffer }) => buffer.length),
      data_page_offset: BigInt(at),
    },
  };
}
