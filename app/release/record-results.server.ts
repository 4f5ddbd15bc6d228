/**
 * What records of a release give, one by one, in the order in which they are written. Which of them may be asked for is
 * known from the columns, so that only these are read; what they give is made from their texts as for an export.
 */
import type { RecordPlace } from "#app/domain/record.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { resolveWeights } from "#app/review/rules.ts";
import { readAt } from "#app/vault/vault.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { chunksOf, firstItem, type OneSide, sidesOf } from "./diff-sides.server.ts";
import { releaseOptionsOf } from "./manifest.ts";
import { type ReleaseTools, textFileOf } from "./member-pairs.server.ts";
import { OUTCOMES_PER_CHUNK, type Outcome, outcomeAt } from "./outcomes.ts";
import { pairsOfBlock, type RecordPairs, type WeighedBlock } from "./pairs-of-block.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";
import { planRelease } from "./release-plan.server.ts";
import { refuseUnlessWhole } from "./text-blocks.server.ts";

/** A record, as far as the columns know it. */
export interface KnownRecord {
  view: BatchView;
  /** Its place in the view. */
  item: number;
  outcome: Outcome;
  /** Of its judgments as decided, without those of weight 0; the factor of its turn is in. */
  weights(): number[];
}

export interface RecordResult extends RecordPlace {
  batchId: string;
  week: number;
  id: string;
  heldOut: boolean;
  result: Pick<RecordPairs, "pairs" | "none">;
}

/** Records read at once. */
const TOGETHER = 64;

/** @param from the first record that may be asked for @throws VaultFault when a text is missing, given up or altered */
export async function* recordResults(
  tools: ReleaseTools,
  outcomes: ReleaseOutcomes,
  isAsked: (record: KnownRecord) => boolean,
  from: RecordPlace | null = null,
): AsyncGenerator<RecordResult> {
  const options = releaseOptionsOf(outcomes.manifest);
  const { factors } = await planRelease(tools, outcomes.members, { ...options, split: null });
  let begun = from === null;
  for (const [m, side] of sidesOf(outcomes).entries()) {
    const view = await tools.views.of(side.member.deliveries);
    const weighed = { view, weights: resolveWeights(view, side.batch.rules), factors: factors?.[m] ?? null };
    for (const delivery of side.member.deliveries) {
      const isStart = delivery.id === from?.deliveryId;
      begun ||= isStart;
      if (!begun) continue;
      for await (const places of askedIn(side, delivery, weighed, isAsked, isStart ? from.n : 0))
        for await (const { block, read } of blocksOf(tools, side, delivery, weighed, places)) {
          let i = 0;
          for (const { pairs, none } of pairsOfBlock(block, options, null, null)) {
            const { n, heldOut } = read[i] as Asked;
            const place = { deliveryId: delivery.id, n, batchId: side.batch.batch, week: side.batch.week };
            yield { ...place, id: block.ids[i] ?? "", heldOut, result: { pairs, none } };
            i += 1;
          }
        }
    }
  }
}

interface Weighed {
  view: BatchView;
  /** One per judgment, and one per item; null where all factors are 1. */
  weights: Float32Array;
  factors: Float32Array | null;
}

interface Asked {
  n: number;
  /** Its place among the items of the member. */
  item: number;
  heldOut: boolean;
}

async function* askedIn(
  { side, member }: OneSide,
  { id }: DeliveryRow,
  weighed: Weighed,
  isAsked: (record: KnownRecord) => boolean,
  from: number,
): AsyncGenerator<Asked[]> {
  const first = firstItem(member, id);
  const { view } = weighed;
  for await (const chunk of chunksOf(side, id)) {
    const start = chunk.chunk * OUTCOMES_PER_CHUNK;
    const found: Asked[] = [];
    for (let i = Math.max(0, from - start); i < chunk.reasons.length; i += 1) {
      const item = first + start + i;
      const outcome = outcomeAt(chunk, i);
      if (isAsked({ view, item, outcome, weights: () => weightsOf(weighed, item) }))
        found.push({ n: start + i, item, heldOut: outcome.split === "held-out" });
    }
    yield found;
  }
}

function weightsOf({ view, weights, factors }: Weighed, item: number): number[] {
  const { firstJudgment } = view.items;
  const own = weights.subarray(firstJudgment[item], firstJudgment[item + 1]);
  return Array.from(own, (weight) => weight * (factors?.[item] ?? 1)).filter((weight) => weight > 0);
}

/** Some records at a time, read one by one from where they lie. */
async function* blocksOf(
  tools: ReleaseTools,
  { batch }: OneSide,
  delivery: DeliveryRow,
  { view, weights, factors }: Weighed,
  all: readonly Asked[],
): AsyncGenerator<{ read: Asked[]; block: WeighedBlock }> {
  if (all.length === 0) return;
  const { firstJudgment } = view.items;
  const file = await textFileOf(tools.db, delivery);
  refuseUnlessWhole(tools.vault, file);
  for (let at = 0; at < all.length; at += TOGETHER) {
    const read = all.slice(at, at + TOGETHER);
    const rows = await itemsAt(
      tools.db,
      read.map(({ n }) => ({ deliveryId: delivery.id, n })),
    );
    const lines = rows.map(({ offset, length }) => readAt(tools.vault, file.sha256, offset, length));
    const own = read.map(({ item }) => weights.subarray(firstJudgment[item], firstJudgment[item + 1]));
    const block = {
      batch: { id: batch.batch, week: batch.week },
      deliverySha256: delivery.fileSha256,
      file,
      ids: rows.map(({ externalId }) => externalId),
      offsets: startsOf(lines).subarray(0, lines.length),
      lengths: Uint32Array.from(lines, ({ length }) => length),
      bytes: Buffer.concat(lines),
      weights: Float32Array.from(own.flatMap((some) => [...some])),
      firstWeight: startsOf(own),
      heldOut: null,
      factors: factors && Float32Array.from(read, ({ item }) => factors[item] as number),
    };
    yield { read, block };
  }
}

/** Where each begins when they stand one after the other; at the end, where all end. */
function startsOf(parts: readonly { length: number }[]): Uint32Array {
  const starts = new Uint32Array(parts.length + 1);
  for (const [i, { length }] of parts.entries()) starts[i + 1] = (starts[i] as number) + length;
  return starts;
}
