/** Writes a release once into nothing: what it counts, and the hash and size of each format's file. */
import { countsOf, type ReleaseCounts, startTally, tallyItem } from "./counts.ts";
import { TRAINER_FORMATS } from "./formats/index.ts";
import { isConversational } from "./formats/messages.ts";
import { liftKernel } from "./lift-kernel.server.ts";
import type { Manifest } from "./manifest.ts";
import { type Member, type ReleaseTools, releaseBlocks } from "./member-pairs.server.ts";
import { type OutcomeChunk, OutcomeRecorder } from "./outcomes.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import { ReleaseFile } from "./release-file.ts";
import { type ReleaseOptions, SPLITS } from "./release-options.ts";
import { planRelease, type ReleasePlan } from "./release-plan.server.ts";
import { SpareMemory } from "./spare-memory.ts";
import type { PairResult } from "./training-pair.ts";

export interface MeasuredRelease {
  counts: ReleaseCounts;
  /** The release holds messages: then every pair is written as messages. */
  conversational: boolean;
  files: Manifest["files"];
  /** What became of each record. */
  outcomes: OutcomeChunk[];
}

export interface MeasureHooks {
  /** Items read so far. */
  progress(items: number): void;
  cancelled(): boolean;
}

/** Somebody asked to stop. Nothing was stored. */
export class ReleaseCancelled extends Error {
  constructor() {
    super("Cancelled.");
    this.name = "ReleaseCancelled";
  }
}

/**
 * Whether everything has to be written as messages is known only with the pairs. A release of plain text or of messages
 * alone reads the same either way; as soon as a mixture shows, the writing begins again.
 *
 * @throws VaultFault, ReleaseCancelled
 */
export async function measureRelease(
  tools: ReleaseTools,
  members: readonly Member[],
  options: ReleaseOptions,
  hooks?: MeasureHooks,
): Promise<MeasuredRelease> {
  const plan = await planRelease(tools, members, options);
  const writing = { tools, members, options, plan, hooks };
  const measured = (await write(writing, false)) ?? (await write(writing, true));
  if (!measured) throw new Error("A release written as messages cannot be a mixture.");
  return measured;
}

interface Writing {
  tools: ReleaseTools;
  members: readonly Member[];
  options: ReleaseOptions;
  plan: ReleasePlan;
  hooks: MeasureHooks | undefined;
}

/** null when it began as plain text and turned out to be a mixture. */
async function write(
  { tools, members, options, plan, hooks }: Writing,
  conversational: boolean,
): Promise<MeasuredRelease | null> {
  const tally = startTally();
  const files = filesOf(options, conversational);
  const outcomes = new OutcomeRecorder(options.split !== null);
  const deliveryOf = deliveryFinder(members);
  let asText = 0;
  let asMessages = 0;
  const spare = new SpareMemory();
  const lifting = files.every(({ format }) => format.keepsPrompts) ? "prompts" : "messages";
  for await (const block of releaseBlocks(tools, members, plan, spare)) {
    if (hooks?.cancelled()) throw new ReleaseCancelled();
    hooks?.progress(tally.valid);
    const deliveryId = deliveryOf(block);
    for (const result of pairsOfBlock(block, options, lifting, liftKernel())) {
      tallyItem(tally, result);
      outcomes.add(deliveryId, result);
      if (result.pairs.length === 0 && result.singles.length === 0) continue;
      if (holdsMessages(result)) asMessages += 1;
      else asText += 1;
      if (!conversational && asText > 0 && asMessages > 0) return null;
      for (const file of files) file.add(result, block);
    }
    for (const file of files) file.take();
    spare.give(block.bytes);
  }
  return {
    counts: countsOf(tally, deliveredRows(members)),
    conversational: asMessages > 0,
    files: files.map((file) => ({
      format: file.format.id,
      ...(file.split === null ? {} : { split: file.split }),
      ...file.end(),
    })),
    outcomes: outcomes.end(),
  };
}

/** Every format could be hashed here at its price; the others are written from the same manifest by the same code. */
function filesOf(options: ReleaseOptions, conversational: boolean): ReleaseFile[] {
  const how = { conversational, options, weights: "column", shard: null, sidecar: false } as const;
  return TRAINER_FORMATS.filter(({ promised }) => promised).flatMap((format) =>
    (options.split ? SPLITS : [null]).map((split) => new ReleaseFile(format, { ...how, format: format.id, split })),
  );
}

/** The delivery that a block is of. */
export function deliveryFinder(members: readonly Member[]) {
  const ids = new Map(
    members.flatMap(({ batch, deliveries }) =>
      deliveries.map(({ id, fileSha256 }) => [`${batch.id} ${fileSha256}`, id] as const),
    ),
  );
  return ({ batch, deliverySha256 }: Pick<WeighedBlock, "batch" | "deliverySha256">): number =>
    ids.get(`${batch.id} ${deliverySha256}`) ?? 0;
}

function holdsMessages({ pairs, singles }: PairResult): boolean {
  const record = pairs[0]?.record ?? singles[0]?.record;
  return record !== undefined && isConversational(record);
}

function deliveredRows(members: readonly Member[]): number {
  return members.reduce(
    (sum, { deliveries }) => sum + deliveries.reduce((rows, delivery) => rows + delivery.rows, 0),
    0,
  );
}
