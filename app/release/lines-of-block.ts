/** What a block of records becomes in a training file: lines, or pages of Parquet columns. */
import { trainerFormatById } from "./formats/index.ts";
import type { Row, TrainerFormat } from "./formats/trainer-format.ts";
import { LineWriter } from "./line-writer.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import { type PagePlace, parquetPages } from "./parquet-pages.ts";
import { type HowToWrite, RowsOfRecords } from "./rows-of-records.ts";

export interface BlockLines {
  bytes: Buffer;
  /** Lines or rows. */
  lines: number;
  /** Where the pages lie in the bytes; empty for lines. */
  places: PagePlace[];
}

/** @throws VaultFault */
export function linesOfBlock(block: WeighedBlock, how: HowToWrite): BlockLines {
  const format = trainerFormatById(how.format);
  if (!format) throw new Error(`There is no format "${how.format}".`);
  return isParquet(how) ? pagesOf(block, format, how) : linesOf(block, format, how);
}

/** A sidecar is lines, whatever it lies beside. */
export function isParquet({ format, sidecar }: HowToWrite): boolean {
  return !sidecar && trainerFormatById(format)?.encoding === "parquet";
}

function linesOf(block: WeighedBlock, format: TrainerFormat, how: HowToWrite): BlockLines {
  const rows = new RowsOfRecords(format, how);
  // A block is written about as long as it is read.
  const writer = new LineWriter(block.bytes.length + 64 * 1024);
  for (const result of pairsOfBlock(block, how.options))
    for (const { row, copies } of rows.of(result, block)) {
      const line = JSON.stringify(row);
      for (let copy = 0; copy < copies; copy += 1) writer.add(line, result.texts);
    }
  return { bytes: writer.give(), lines: writer.lines, places: [] };
}

function pagesOf(block: WeighedBlock, format: TrainerFormat, how: HowToWrite): BlockLines {
  const records = new RowsOfRecords(format, how);
  const rows: Row[] = [];
  for (const result of pairsOfBlock(block, how.options, false))
    for (const { row, copies } of records.of(result, block))
      for (let copy = 0; copy < copies; copy += 1) rows.push(row);
  const { bytes, places } = parquetPages(rows, how.conversational);
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), lines: rows.length, places };
}
