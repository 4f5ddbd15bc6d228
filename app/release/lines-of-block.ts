/** The lines of a training file that a block of records becomes. */
import { trainerFormatById } from "./formats/index.ts";
import { LineWriter } from "./line-writer.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import type { PairOptions } from "./training-pair.ts";

export interface HowToWrite {
  /** Id of a trainer format. */
  format: string;
  conversational: boolean;
  options: PairOptions;
}

export interface BlockLines {
  bytes: Buffer;
  lines: number;
}

/** @throws VaultFault */
export function linesOfBlock(block: WeighedBlock, { format: id, conversational, options }: HowToWrite): BlockLines {
  const format = trainerFormatById(id);
  if (!format) throw new Error(`There is no format "${id}".`);
  const { batch, deliverySha256 } = block;
  const writer = new LineWriter();
  for (const { pairs } of pairsOfBlock(block, options))
    for (const pair of pairs) {
      const line = format.write({ pair, batch, deliverySha256, conversational });
      if (line !== null) writer.add(line);
    }
  return { bytes: writer.take(), lines: writer.lines };
}
