/** What a block of records becomes in a training file: lines, or pages of Parquet columns. */
import { trainerFormatById } from "./formats/index.ts";
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { LineWriter } from "./line-writer.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import type { CharacterRow } from "./parquet-cells.ts";
import { type PagePlace, parquetPages } from "./parquet-pages.ts";
import { type HowToWrite, RowsOfRecords } from "./rows-of-records.ts";

export interface BlockLines {
  bytes: Buffer;
  /** Lines or rows. */
  lines: number;
  /** Where the pages lie in the bytes; empty for lines. */
  places: PagePlace[];
}

/** @param memory to write into, which leaves with what is written @throws VaultFault */
export function linesOfBlock(block: WeighedBlock, how: HowToWrite, memory?: Buffer): BlockLines {
  const format = trainerFormatById(how.format);
  if (!format) throw new Error(`There is no format "${how.format}".`);
  return isParquet(how) ? pagesOf(block, format, how, memory) : linesOf(block, format, how, memory);
}

/** A sidecar is lines, whatever it lies beside. */
export function isParquet({ format, sidecar }: HowToWrite): boolean {
  return !sidecar && trainerFormatById(format)?.encoding === "parquet";
}

function linesOf(block: WeighedBlock, format: TrainerFormat, how: HowToWrite, memory?: Buffer): BlockLines {
  const rows = new RowsOfRecords(format, how);
  // A block is written about as long as it is read.
  const writer = new LineWriter(memory ?? block.bytes.length + 64 * 1024);
  const lifting = format.keepsPrompts ? "prompts" : "messages";
  for (const result of pairsOfBlock(block, how.options, lifting))
    for (const { row, copies } of rows.of(result, block)) writer.add(row, result, copies);
  return { bytes: writer.give(), lines: writer.lines, places: [] };
}

function pagesOf(block: WeighedBlock, format: TrainerFormat, how: HowToWrite, memory?: Buffer): BlockLines {
  const records = new RowsOfRecords(format, how);
  const rows: CharacterRow[] = [];
  for (const result of pairsOfBlock(block, how.options, null))
    for (const { row, copies } of records.of(result, block))
      for (let copy = 0; copy < copies; copy += 1) rows.push({ row, characters: result.characters });
  const { bytes, places } = parquetPages(rows, how.conversational, memory);
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), lines: rows.length, places };
}
