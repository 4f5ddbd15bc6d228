/** The lines of a release in one trainer format, streamed: what is hashed when it is made and written when it is exported. */
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { type Member, memberPairs, type PairBlock, type ReleaseTools } from "./member-pairs.server.ts";
import type { PairOptions } from "./training-pair.ts";

export interface Lines {
  bytes: Buffer;
  count: number;
}

/** @throws VaultFault */
export async function* releaseBlocks(
  tools: ReleaseTools,
  members: readonly Member[],
  options: PairOptions,
): AsyncGenerator<PairBlock> {
  for (const member of members) yield* memberPairs(tools, member, options);
}

/** The lines of some hundred records, each with its line break; no bytes when none of them gives a line. */
export function linesOf({ batch, deliverySha256, results }: PairBlock, format: TrainerFormat, conversational: boolean): Lines {
  const lines: string[] = [];
  for (const { pairs } of results) {
    for (const pair of pairs) {
      const line = format.write({ pair, batch, deliverySha256, conversational });
      if (line !== null) lines.push(line);
    }
  }
  return { bytes: encoded(lines), count: lines.length };
}

/** Line by line: joined first, one character beyond Latin-1 would make the encoding of all of them eight times slower. */
function encoded(lines: readonly string[]): Buffer {
  const bytes = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0));
  let at = 0;
  for (const line of lines) {
    at += bytes.write(line, at);
    bytes[at] = LINE_FEED;
    at += 1;
  }
  return bytes;
}

const LINE_FEED = 10;
