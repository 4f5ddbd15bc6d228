/** The pairs of a release, member by member: texts from the vault, weights from its decision's rules, in delivered order. */

import type { BatchView } from "#app/metrics/batch-view.ts";
import { type Rule, resolveWeights } from "#app/review/rules.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { endOfTexts, itemPlaces } from "#db/item-places.server.ts";
import { whyTextsGone } from "#db/keeping.server.ts";
import type { LinesThreads } from "./lines-threads.server.ts";
import type { WeighedBlock } from "./pairs-of-block.ts";
import type { ReleasePlan } from "./release-plan.server.ts";
import { SpareMemory } from "./spare-memory.ts";
import { refuseUnlessWhole, type TextBlock, type TextFile, textBlocks } from "./text-blocks.server.ts";
import { TextsGone } from "./vault-fault.ts";

export interface ReleaseTools {
  db: Db;
  vault: Vault;
  /** The columns of these deliveries as one view; the server's cache of views is one. */
  views: { of(deliveries: readonly Pick<DeliveryRow, "id" | "dictionary">[]): Promise<BatchView> };
  /** What writes exports; absent: the threads of the server, which leave a core to who waits for a page. */
  threads?: LinesThreads;
}

/** A batch of a release: the deliveries that its decision was about, and what it says about their judgments. */
export interface Member {
  batch: { id: string; week: number };
  deliveries: readonly DeliveryRow[];
  rules: readonly Rule[];
}

/**
 * Records of about half a megabyte at a time, in delivered order.
 *
 * @param spare memory to read into, for who gives back that of the blocks
 * @throws VaultFault naming the file that is missing or altered
 */
export async function* releaseBlocks(
  tools: ReleaseTools,
  members: readonly Member[],
  plan: ReleasePlan,
  spare = new SpareMemory(),
): AsyncGenerator<WeighedBlock> {
  for (const [m, member] of members.entries()) {
    const own = { heldOut: plan.heldOut?.[m] ?? null, factors: plan.factors?.[m] ?? null };
    yield* memberBlocks(tools, member, own, spare);
  }
}

interface MemberPlan {
  heldOut: Uint8Array | null;
  factors: Float32Array | null;
}

async function* memberBlocks(
  tools: ReleaseTools,
  { batch, deliveries, rules }: Member,
  { heldOut, factors }: MemberPlan,
  spare: SpareMemory,
): AsyncGenerator<WeighedBlock> {
  const view = await tools.views.of(deliveries);
  const weights = resolveWeights(view, rules);
  let item = 0;
  for (const delivery of deliveries) {
    const file = await textFileOf(tools.db, delivery);
    for await (const block of textBlocks(tools.vault, file, itemPlaces(tools.db, delivery.id), spare)) {
      const end = item + block.places.length;
      const first = view.items.firstJudgment.subarray(item, end + 1);
      const plan = { heldOut: heldOut?.slice(item, end) ?? null, factors: factors?.slice(item, end) ?? null };
      yield { batch, deliverySha256: delivery.fileSha256, file, ...weigh(block, first, weights), ...plan };
      item = end;
    }
  }
}

/** The block with the weights of its own judgments, counted from its own beginning. */
function weigh({ places, bytes, start }: TextBlock, first: Uint32Array, weights: Float32Array) {
  const from = first[0] ?? 0;
  return {
    ids: places.map(({ externalId }) => externalId),
    offsets: Uint32Array.from(places, ({ offset }) => offset - start),
    lengths: Uint32Array.from(places, ({ length }) => length),
    bytes,
    weights: weights.slice(from, first.at(-1) ?? from),
    firstWeight: first.map((judgment) => judgment - from),
  };
}

/** Bytes of all texts: a look at names and sizes before the first byte is promised to anybody. @throws VaultFault */
export async function textBytesOf({ db, vault }: ReleaseTools, members: readonly Member[]): Promise<number> {
  let all = 0;
  for (const { deliveries } of members)
    for (const delivery of deliveries) {
      const file = await textFileOf(db, delivery);
      refuseUnlessWhole(vault, file);
      all += file.bytes;
    }
  return all;
}

/**
 * A segment holds nothing but the items' lines, so that its size follows from the last one.
 *
 * @throws VaultFault when the texts were given up on purpose
 */
export async function textFileOf(db: Db, delivery: DeliveryRow): Promise<TextFile> {
  const { id, fileName, fileSha256, textSha256, fileBytes } = delivery;
  const gone = await whyTextsGone(db, id, textSha256);
  if (gone !== undefined) throw new TextsGone({ fileName, sha256: textSha256 }, gone);
  const bytes = textSha256 === fileSha256 ? fileBytes : (await endOfTexts(db, id)) + 1;
  return { sha256: textSha256, bytes, fileName };
}
