/** The lines of a release in one trainer format, streamed: what is hashed when it is made and written when it is exported. */
import type { TrainerFormat } from "./formats/trainer-format.ts";
import { type Member, memberPairs, type PairBlock, type ReleaseTools } from "./member-pairs.server.ts";
import type { PairOptions } from "./training-pair.ts";

export interface ReleaseOptions extends PairOptions {
  conversational: boolean;
}

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
export function linesOf(
  { batch, deliverySha256, results }: PairBlock,
  format: TrainerFormat,
  conversational: boolean,
): Lines {
  let text = "";
  let count = 0;
  for (const { pairs } of results) {
    for (const pair of pairs) {
      const line = format.write({ pair, batch, deliverySha256, conversational });
      if (line === null) continue;
      text += `${line}\n`;
      count += 1;
    }
  }
  return { bytes: Buffer.from(text, "utf8"), count };
}
