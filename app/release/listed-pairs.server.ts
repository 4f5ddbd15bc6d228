/** The pairs of a release one by one, by weight and side, in the order in which they are written. */
import type { RecordPlace } from "#app/domain/record.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { type KnownRecord, recordResults } from "./record-results.server.ts";
import type { Split } from "./release-options.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";
import type { TrainingPair } from "./training-pair.ts";
import { isInRange, type WeightRange } from "./weight-bins.ts";

/** Where a pair stands in its release. */
export interface PairPlace extends RecordPlace {
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

export interface PairFilter extends WeightRange {
  /** null: both, or nothing is held out. */
  split: Split | null;
}

/** A mean is rounded to six decimals, and sums in another order than the ends. */
const SLACK = 1e-5;

/** @param after begins behind this pair @throws VaultFault when a text is missing, given up or altered */
export async function* listedPairs(
  tools: ReleaseTools,
  outcomes: ReleaseOutcomes,
  filter: PairFilter,
  after: PairPlace | null = null,
): AsyncGenerator<ListedPair> {
  for await (const { result, ...place } of recordResults(tools, outcomes, (one) => mayGive(one, filter), after))
    for (const [pair, made] of result.pairs.entries()) {
      const isBefore = after?.deliveryId === place.deliveryId && after.n === place.n && pair <= after.pair;
      if (!isBefore && isInRange(made.weight, filter)) yield { ...place, pair, ...listed(made) };
    }
}

/** A pair's weight is a mean of its judgments' weights. */
function mayGive({ outcome, weights }: KnownRecord, { least, most, split }: PairFilter): boolean {
  if (outcome.reason !== null || (split !== null && outcome.split !== split)) return false;
  const own = weights();
  return (
    isInRange(Math.max(...own) + SLACK, { least, most: null }) &&
    isInRange(Math.min(...own) - SLACK, { least: null, most })
  );
}

function listed({ record, chosen, rejected, margin, votes, weight }: TrainingPair) {
  const response = (place: number) => ({ shown: place + 1, model: record.responses[place]?.model ?? null });
  return { chosen: response(chosen), rejected: response(rejected), margin, judgments: votes.length, weight };
}
