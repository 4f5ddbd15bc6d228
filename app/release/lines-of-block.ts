/** What a block of records becomes in a training file: lines, or pages of Parquet columns. */
import { trainerFormatById } from "./formats/index.ts";
import type { TrainerFormat } from "./formats/trainer-format.ts";
import type { LiftKernel } from "./lift-kernel.server.ts";
import { LineWriter } from "./line-writer.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import type { WrittenRow } from "./parquet-cells.ts";
import { type PagePlace, parquetPages } from "./parquet-pages.ts";
import { type HowToWrite, RowsOfRecords } from "./rows-of-records.ts";

export interface BlockLines {
  bytes: Buffer;
  /** Lines or rows. */
  lines: number;
  /** Where the pages lie in the bytes; empty for lines. */
  places: PagePlace[];
}

/** What both are written with. */
interface Means {
  /** null where it was not built. */
  kernel: LiftKernel | null;
  /** To write into; it leaves with what is written. */
  memory?: Buffer;
}

/** @throws VaultFault */
export function linesOfBlock(block: WeighedBlock, how: HowToWrite, means: Means): BlockLines {
  const format = trainerFormatById(how.format);
  if (!format) throw new Error(`There is no format "${how.format}".`);
  return isParquet(how) ? pagesOf(block, format, how, means) : linesOf(block, format, how, means);
}

/** A sidecar is lines, whatever it lies beside. */
export function isParquet({ format, sidecar }: HowToWrite): boolean {
  return !sidecar && trainerFormatById(format)?.encoding === "parquet";
}

function linesOf(block: WeighedBlock, format: TrainerFormat, how: HowToWrite, { kernel, memory }: Means): BlockLines {
  const rows = new RowsOfRecords(format, how);
  // A block is written about as long as it is read.
  const writer = new LineWriter(kernel, memory ?? block.bytes.length + 64 * 1024);
  const lifting = format.keepsPrompts ? "prompts" : "messages";
  for (const result of pairsOfBlock(block, how.options, lifting, kernel))
    for (const { row, copies } of rows.of(result, block)) writer.add(row, result, copies);
  return { bytes: writer.give(), lines: writer.lines, places: [] };
}

function pagesOf(block: WeighedBlock, format: TrainerFormat, how: HowToWrite, { kernel, memory }: Means): BlockLines {
  const records = new RowsOfRecords(format, how);
  const rows: WrittenRow[] = [];
  for (const result of pairsOfBlock(block, how.options, "decoded", kernel))
    for (const { row, copies } of records.of(result, block))
      for (let copy = 0; copy < copies; copy += 1) rows.push({ row, spelling: result });
  const { bytes, places } = parquetPages(rows, how.conversational, memory);
  return { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), lines: rows.length, places };
}
