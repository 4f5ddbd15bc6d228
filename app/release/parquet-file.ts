/**
 * Puts a Parquet file together from the pages of its blocks, in order, with the memory of two row groups. The same blocks
 * give the same bytes, however many threads made the pages.
 */
import type { ColumnChunk, RowGroup, SchemaElement } from "hyparquet";
import { ByteWriter } from "hyparquet-writer";
import { writeMetadata } from "hyparquet-writer/src/metadata.js";
import type { ExportFile } from "./export-file.ts";
import type { BlockLines } from "./lines-of-block.ts";
import { type ParquetLeaf, parquetColumns, parquetLeaves, parquetSchema } from "./parquet-schema.ts";
import { SpareMemory } from "./spare-memory.ts";

const MAGIC = Buffer.from("PAR1", "latin1");
/** Readers hold a row group in memory; of pages of half a megabyte this is some eight. */
const BYTES_OF_ROW_GROUP = 8 * 1024 * 1024;
/** With the block that fills it. */
const MOST_OF_ROW_GROUP = BYTES_OF_ROW_GROUP + 1024 * 1024;

export class ParquetFile implements ExportFile {
  readonly spare = new SpareMemory();
  readonly #schema: SchemaElement[];
  readonly #leaves: ParquetLeaf[];
  readonly #groups: RowGroup[] = [];
  readonly #spareGroups = new SpareMemory();
  #waiting: BlockLines[] = [];
  #waitingBytes = 0;
  #at = 0;

  constructor(conversational: boolean) {
    const columns = parquetColumns(conversational);
    this.#schema = parquetSchema(columns);
    this.#leaves = parquetLeaves(columns);
  }

  add(block: BlockLines): Buffer[] {
    this.#waiting.push(block);
    // Between its pages lies room that nothing was written into.
    this.#waitingBytes += block.places.reduce((sum, { bytes }) => sum + bytes, 0);
    return this.#waitingBytes >= BYTES_OF_ROW_GROUP ? [...this.#begin(), this.#rowGroup()] : [];
  }

  end(): Buffer[] {
    const last = [...this.#begin(), ...(this.#waitingBytes > 0 ? [this.#rowGroup()] : [])];
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

  giveBack(chunk: Buffer): void {
    if (chunk.buffer.byteLength >= MOST_OF_ROW_GROUP) this.#spareGroups.give(chunk);
  }

  #begin(): Buffer[] {
    if (this.#at > 0) return [];
    this.#at = MAGIC.length;
    return [MAGIC];
  }

  /** Column by column, which frees the memory of the blocks: to copy a page costs less than a write of its own. */
  #rowGroup(): Buffer {
    const group = this.#spareGroups.take(Math.max(MOST_OF_ROW_GROUP, this.#waitingBytes));
    const columns: ColumnChunk[] = [];
    let length = 0;
    for (const [i, leaf] of this.#leaves.entries()) {
      const start = length;
      let values = 0;
      for (const block of this.#waiting.filter(({ lines }) => lines > 0)) {
        const page = pageOf(block, i);
        group.set(page.bytes, length);
        length += page.bytes.length;
        values += page.values;
      }
      columns.push(chunkOf(leaf, { at: this.#at + start, bytes: length - start, values }));
    }
    const rows = this.#waiting.reduce((sum, { lines }) => sum + lines, 0);
    const size = BigInt(length);
    this.#groups.push({ columns, total_byte_size: size, total_compressed_size: size, num_rows: BigInt(rows) });
    for (const { bytes } of this.#waiting.splice(0)) this.spare.give(bytes);
    this.#waitingBytes = 0;
    this.#at += length;
    return group.subarray(0, length);
  }
}

function pageOf({ bytes, places }: BlockLines, leaf: number): { bytes: Uint8Array; values: number } {
  const place = places[leaf];
  if (!place) throw new Error("A block was written with fewer columns than the file has.");
  return { bytes: bytes.subarray(place.offset, place.offset + place.bytes), values: place.values };
}

function chunkOf({ type, path }: ParquetLeaf, chunk: { at: number; bytes: number; values: number }): ColumnChunk {
  const [at, bytes] = [BigInt(chunk.at), BigInt(chunk.bytes)];
  return {
    file_offset: at,
    meta_data: {
      type,
      encodings: ["PLAIN"],
      path_in_schema: path,
      codec: "UNCOMPRESSED",
      num_values: BigInt(chunk.values),
      total_uncompressed_size: bytes,
      total_compressed_size: bytes,
      data_page_offset: at,
    },
  };
}
