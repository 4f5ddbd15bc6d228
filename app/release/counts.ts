/** What a release counts while records stream past: how many gave pairs, why others did not, and how weights spread. */

import type { RecordPairs } from "./pairs-of-block.ts";
import type { Split } from "./release-options.ts";
import { isSteps } from "./steps.ts";
import type { NoPairReason } from "./training-pair.ts";
import { addWeight, effectiveSize, noWeights, type WeightSums } from "./weight-sums.ts";

export interface ReleaseCounts {
  /** Rows in the delivered files, with those that could not be read. */
  delivered: number;
  /** Items that passed the checks. */
  valid: number;
  /** Items that gave at least one pair. */
  kept: number;
  pairs: number;
  /** Items, pairs of responses or judgments that gave no pair, by reason; only reasons that occur. */
  withoutPair: Partial<Record<NoPairReason, number>>;
  /** Kish's effective size of the pairs. */
  effectivePairs: number;
  weights: PairsByWeight;
  /** Labels of single responses, as trainers of unpaired feedback read them; absent where there are none. */
  singles?: number;
  /** Solutions in steps; absent where there are none. */
  steps?: number;
  /** What is held out of training; absent where nothing is. Releases made before its weights were counted have none. */
  heldOut?: { items: number; pairs: number; weights?: PairsByWeight };
}

/** Pairs by weight, to two decimals, smallest weight first. */
export type PairsByWeight = { weight: number; pairs: number }[];

export interface Tally {
  valid: number;
  kept: number;
  pairs: number;
  singles: number;
  steps: number;
  heldOut: { items: number; pairs: number; byWeight: Map<number, number> };
  withoutPair: Map<NoPairReason, number>;
  sums: WeightSums;
  byWeight: Map<number, number>;
}

export function startTally(): Tally {
  return {
    valid: 0,
    kept: 0,
    pairs: 0,
    singles: 0,
    steps: 0,
    heldOut: { items: 0, pairs: 0, byWeight: new Map() },
    withoutPair: new Map(),
    sums: noWeights(),
    byWeight: new Map(),
  };
}

/** Once per valid item, with or without pairs. */
export function tallyItem(tally: Tally, { pairs, singles, none, heldOut }: RecordPairs): void {
  tally.valid += 1;
  if (pairs.length > 0) tally.kept += 1;
  if (singles[0] && isSteps(singles[0].record)) tally.steps += 1;
  else tally.singles += singles.length;
  if (heldOut) {
    tally.heldOut.items += 1;
    tally.heldOut.pairs += pairs.length;
  }
  for (const reason of none) tally.withoutPair.set(reason, (tally.withoutPair.get(reason) ?? 0) + 1);
  for (const { weight } of pairs) {
    tally.pairs += 1;
    addWeight(tally.sums, weight);
    const shown = Math.round(weight * 100) / 100;
    for (const counted of heldOut ? [tally.byWeight, tally.heldOut.byWeight] : [tally.byWeight])
      counted.set(shown, (counted.get(shown) ?? 0) + 1);
  }
}

export function countsOf(tally: Tally, delivered: number): ReleaseCounts {
  const { valid, kept, pairs, singles, steps, heldOut, withoutPair, sums, byWeight } = tally;
  return {
    delivered,
    valid,
    kept,
    pairs,
    withoutPair: Object.fromEntries(withoutPair),
    effectivePairs: Math.round(effectiveSize(sums) * 100) / 100,
    weights: pairsByWeight(byWeight),
    ...(singles > 0 ? { singles } : {}),
    ...(steps > 0 ? { steps } : {}),
    ...(heldOut.items > 0
      ? { heldOut: { items: heldOut.items, pairs: heldOut.pairs, weights: pairsByWeight(heldOut.byWeight) } }
      : {}),
  };
}

function pairsByWeight(counted: ReadonlyMap<number, number>): PairsByWeight {
  return [...counted].sort(([a], [b]) => a - b).map(([weight, pairs]) => ({ weight, pairs }));
}

/** Of one side of a release; of both where the release has none, or was made before they were counted apart. */
export function weightsOfSide({ weights, heldOut }: ReleaseCounts, split: Split | null): PairsByWeight {
  const held = heldOut?.weights;
  if (!held || split === null) return weights;
  if (split === "held-out") return held;
  const out = new Map(held.map(({ weight, pairs }) => [weight, pairs]));
  return weights
    .map(({ weight, pairs }) => ({ weight, pairs: pairs - (out.get(weight) ?? 0) }))
    .filter(({ pairs }) => pairs > 0);
}
