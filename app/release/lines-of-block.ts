/** The lines of a training file that a block of records becomes. */
import { trainerFormatById } from "./formats/index.ts";
import { LineWriter } from "./line-writer.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import { type HowToWrite, RowsOfRecords } from "./rows-of-records.ts";

export interface BlockLines {
  bytes: Buffer;
  lines: number;
}

/** @throws VaultFault */
export function linesOfBlock(block: WeighedBlock, how: HowToWrite): BlockLines {
  const format = trainerFormatById(how.format);
  if (!format) throw new Error(`There is no format "${how.format}".`);
  const rows = new RowsOfRecords(format, how);
  const writer = new LineWriter();
  for (const result of pairsOfBlock(block, how.options))
    for (const { row, copies } of rows.of(result, block)) {
      const line = JSON.stringify(row);
      for (let copy = 0; copy < copies; copy += 1) writer.add(line);
    }
  return { bytes: writer.take(), lines: writer.lines };
}
