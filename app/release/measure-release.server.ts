/** Writes a release once into nothing: what it counts, and the hash and size of each format's file. */
import { countsOf, type ReleaseCounts, startTally, tallyItem } from "./counts.ts";
import { TRAINER_FORMATS } from "./formats/index.ts";
import { isConversational } from "./formats/messages.ts";
import type { Manifest } from "./manifest.ts";
import { type Member, type ReleaseTools, releaseBlocks } from "./member-pairs.server.ts";
import { pairsOfBlock } from "./pairs-of-block.ts";
import { ReleaseFile } from "./release-file.ts";
import type { PairOptions, PairResult } from "./training-pair.ts";

export interface MeasuredRelease {
  counts: ReleaseCounts;
  /** The release holds messages: then every pair is written as messages. */
  conversational: boolean;
  files: Manifest["files"];
}

/**
 * Whether everything has to be written as messages is known only with the pairs. A release of plain text or of messages
 * alone reads the same either way; as soon as a mixture shows, the writing begins again.
 *
 * @throws VaultFault
 */
export async function measureRelease(
  tools: ReleaseTools,
  members: readonly Member[],
  options: PairOptions,
): Promise<MeasuredRelease> {
  const measured = (await write(tools, members, options, false)) ?? (await write(tools, members, options, true));
  if (!measured) throw new Error("A release written as messages cannot be a mixture.");
  return measured;
}

/** null when it began as plain text and turned out to be a mixture. */
async function write(
  tools: ReleaseTools,
  members: readonly Member[],
  options: PairOptions,
  conversational: boolean,
): Promise<MeasuredRelease | null> {
  const tally = startTally();
  const files = TRAINER_FORMATS.map((format) => new ReleaseFile(format, conversational));
  let asText = 0;
  let asMessages = 0;
  for await (const block of releaseBlocks(tools, members)) {
    for (const result of pairsOfBlock(block, options)) {
      tallyItem(tally, result);
      if (result.pairs.length === 0) continue;
      if (holdsMessages(result)) asMessages += 1;
      else asText += 1;
      if (!conversational && asText > 0 && asMessages > 0) return null;
      for (const pair of result.pairs) for (const file of files) file.add(pair, block);
    }
    for (const file of files) file.take();
  }
  return {
    counts: countsOf(tally, deliveredRows(members)),
    conversational: asMessages > 0,
    files: files.map((file) => ({ format: file.format.id, ...file.end() })),
  };
}

function holdsMessages({ pairs }: PairResult): boolean {
  const [pair] = pairs;
  return pair !== undefined && isConversational(pair.record);
}

function deliveredRows(members: readonly Member[]): number {
  return members.reduce(
    (sum, { deliveries }) => sum + deliveries.reduce((rows, delivery) => rows + delivery.rows, 0),
    0,
  );
}
