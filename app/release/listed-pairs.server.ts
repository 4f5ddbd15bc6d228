/**
 * The pairs of a release one by one, in the order in which they are written. Which records may give one of a weight is
 * known from the columns, so that only these are read; what they give is made from their texts as for an export.
 */
import { resolveWeights } from "#app/review/rules.ts";
import { readAt } from "#app/vault/vault.server.ts";
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { itemsAt } from "#db/records.server.ts";
import { chunksOf, firstItem, type OneSide, sidesOf } from "./diff-sides.server.ts";
import { releaseOptionsOf } from "./manifest.ts";
import { type ReleaseTools, textFileOf } from "./member-pairs.server.ts";
import { NO_ENTRY, OUTCOMES_PER_CHUNK, type OutcomeChunk, outcomeAt } from "./outcomes.ts";
import { pairsOfBlock, type WeighedBlock } from "./pairs-of-block.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";
import { planRelease } from "./release-plan.server.ts";
import { refuseUnlessWhole } from "./text-blocks.server.ts";
import type { TrainingPair } from "./training-pair.ts";
import { isInRange, type WeightRange } from "./weight-bins.ts";

/** Where a pair stands in its release. */
export interface PairPlace {
  deliveryId: number;
  /** Its record in the delivery. */
  n: number;
  /** Among the pairs of the record. */
  pair: number;
}

export interface ListedPair extends PairPlace {
  batchId: string;
  week: number;
  id: string;
  chosen: ListedResponse;
  rejected: ListedResponse;
  margin: number;
  /** Judgments behind it. */
  judgments: number;
  weight: number;
  heldOut: boolean;
}

export interface ListedResponse {
  /** In the order shown, from 1. */
  shown: number;
  model: string | null;
}

/** Records read at once. */
const TOGETHER = 64;
/** A mean is rounded to six decimals, and sums in another order than the ends. */
const SLACK = 1e-5;

/** @param after begins behind this pair @throws VaultFault when a text is missing, given up or altered */
export async function* listedPairs(
  tools: ReleaseTools,
  outcomes: ReleaseOutcomes,
  range: WeightRange,
  after: PairPlace | null = null,
): AsyncGenerator<ListedPair> {
  const options = releaseOptionsOf(outcomes.manifest);
  const { factors } = await planRelease(tools, outcomes.members, { ...options, split: null });
  let begun = after === null;
  for (const [m, side] of sidesOf(outcomes).entries()) {
    const weights = await factoredWeights(tools, side, factors?.[m] ?? null);
    for (const delivery of side.member.deliveries) {
      const isStart = delivery.id === after?.deliveryId;
      begun ||= isStart;
      if (!begun) continue;
      const from = isStart && after ? after : null;
      for await (const places of candidates(side, delivery, weights, range, from?.n ?? 0))
        for await (const block of blocksOf(tools, side, delivery, weights, places))
          for (const [i, { pairs }] of [...pairsOfBlock(block.weighed, options, null, null)].entries())
            for (const [pair, made] of pairs.entries()) {
              const { n, heldOut } = block.places[i] as Candidate;
              if (!isInRange(made.weight, range) || (from && n === from.n && pair <= from.pair)) continue;
              yield { ...listed(side, made), deliveryId: delivery.id, n, pair, heldOut };
            }
    }
  }
}

interface Weights {
  /** Of all judgments, as decided and with the factor of their turn. */
  weight: Float32Array;
  firstJudgment: Uint32Array;
}

async function factoredWeights(
  { views }: ReleaseTools,
  { member, batch }: OneSide,
  factors: Float32Array | null,
): Promise<Weights> {
  const view = await views.of(member.deliveries);
  const weight = resolveWeights(view, batch.rules);
  const { item } = view.judgments;
  if (factors)
    for (let row = 0; row < weight.length; row += 1)
      weight[row] = (weight[row] as number) * (factors[item[row] as number] as number);
  return { weight, firstJudgment: view.items.firstJudgment };
}

interface Candidate {
  n: number;
  /** Its place among the items of the member. */
  item: number;
  heldOut: boolean;
}

/** Records that give something and may give a pair of such a weight: a pair's is a mean of its judgments' weights. */
async function* candidates(
  { side, member }: OneSide,
  { id }: DeliveryRow,
  weights: Weights,
  range: WeightRange,
  from: number,
): AsyncGenerator<Candidate[]> {
  const first = firstItem(member, id);
  for await (const chunk of chunksOf(side, id)) {
    const start = chunk.chunk * OUTCOMES_PER_CHUNK;
    const found: Candidate[] = [];
    for (let i = Math.max(0, from - start); i < chunk.reasons.length; i += 1)
      if (chunk.reasons[i] === NO_ENTRY && mayWeigh(weights, first + start + i, range))
        found.push({ n: start + i, item: first + start + i, heldOut: isHeldOut(chunk, i) });
    yield found;
  }
}

function isHeldOut(chunk: OutcomeChunk, i: number): boolean {
  return outcomeAt(chunk, i).split === "held-out";
}

function mayWeigh({ weight, firstJudgment }: Weights, item: number, { least, most }: WeightRange): boolean {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (let row = firstJudgment[item] as number; row < (firstJudgment[item + 1] as number); row += 1) {
    const own = weight[row] as number;
    if (!(own > 0)) continue;
    low = Math.min(low, own);
    high = Math.max(high, own);
  }
  return isInRange(high + SLACK, { least, most: null }) && isInRange(low - SLACK, { least: null, most });
}

/** Some records at a time, read one by one from where they lie. */
async function* blocksOf(
  tools: ReleaseTools,
  { batch }: OneSide,
  delivery: DeliveryRow,
  { weight, firstJudgment }: Weights,
  all: readonly Candidate[],
): AsyncGenerator<{ places: Candidate[]; weighed: WeighedBlock }> {
  if (all.length === 0) return;
  const file = await textFileOf(tools.db, delivery);
  refuseUnlessWhole(tools.vault, file);
  for (let at = 0; at < all.length; at += TOGETHER) {
    const places = all.slice(at, at + TOGETHER);
    const rows = await itemsAt(
      tools.db,
      places.map(({ n }) => ({ deliveryId: delivery.id, n })),
    );
    const lines = rows.map(({ offset, length }) => readAt(tools.vault, file.sha256, offset, length));
    const own = places.map(({ item }) => weight.subarray(firstJudgment[item], firstJudgment[item + 1]));
    yield {
      places,
      weighed: {
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
        factors: null,
      },
    };
  }
}

/** Where each begins when they stand one after the other; at the end, where all end. */
function startsOf(parts: readonly { length: number }[]): Uint32Array {
  const starts = new Uint32Array(parts.length + 1);
  for (const [i, { length }] of parts.entries()) starts[i + 1] = (starts[i] as number) + length;
  return starts;
}

function listed({ batch }: OneSide, { record, chosen, rejected, margin, votes, weight }: TrainingPair) {
  const response = (place: number) => ({ shown: place + 1, model: record.responses[place]?.model ?? null });
  return {
    batchId: batch.batch,
    week: batch.week,
    id: record.id,
    chosen: response(chosen),
    rejected: response(rejected),
    margin,
    judgments: votes.length,
    weight,
  };
}
