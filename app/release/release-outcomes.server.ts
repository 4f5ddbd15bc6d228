/** The outcomes of a release, as kept with it; one made before they were kept is read once more. */
import { hasOutcomes, outcomeChunk } from "#db/release-outcomes.server.ts";
import type { ReleaseRow } from "#db/releases.server.ts";
import { membersOf } from "./export-release.server.ts";
import { liftKernel } from "./lift-kernel.server.ts";
import { type Manifest, manifestSchema, releaseOptionsOf } from "./manifest.ts";
import { deliveryFinder } from "./measure-release.server.ts";
import { type Member, type ReleaseTools, releaseBlocks } from "./member-pairs.server.ts";
import { type OutcomeChunk, OutcomeRecorder } from "./outcomes.ts";
import { pairsOfBlock } from "./pairs-of-block.ts";
import { planRelease } from "./release-plan.server.ts";
import { SpareMemory } from "./spare-memory.ts";

export interface ReleaseOutcomes {
  release: ReleaseRow;
  manifest: Manifest;
  members: Member[];
  /** undefined after the last chunk of the delivery. */
  chunk(deliveryId: number, chunk: number): Promise<OutcomeChunk | undefined>;
}

/** @throws VaultFault when the outcomes were not kept and the texts are gone. */
export async function outcomesOf(tools: ReleaseTools, release: ReleaseRow): Promise<ReleaseOutcomes> {
  const manifest = manifestSchema.parse(release.manifest);
  const members = await membersOf(tools, manifest);
  const kept = await hasOutcomes(tools.db, release.id);
  const again = kept ? [] : await recordAgain(tools, manifest, members);
  return {
    release,
    manifest,
    members,
    async chunk(deliveryId, chunk) {
      if (kept) return outcomeChunk(tools.db, release.id, deliveryId, chunk);
      return again.find((one) => one.deliveryId === deliveryId && one.chunk === chunk);
    },
  };
}

/** What was kept when the release was made, from its texts once more. */
export async function recordAgain(
  tools: ReleaseTools,
  manifest: Manifest,
  members: readonly Member[],
): Promise<OutcomeChunk[]> {
  const options = releaseOptionsOf(manifest);
  const plan = await planRelease(tools, members, options);
  const recorder = new OutcomeRecorder(options.split !== null);
  const deliveryOf = deliveryFinder(members);
  const spare = new SpareMemory();
  for await (const block of releaseBlocks(tools, members, plan, spare)) {
    for (const result of pairsOfBlock(block, options, "messages", liftKernel()))
      recorder.add(deliveryOf(block), result);
    spare.give(block.bytes);
  }
  return recorder.end();
}
