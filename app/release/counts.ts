/** What a release counts while records stream past: how many gave pairs, why others did not, and how weights spread. */

import type { RecordPairs } from "./pairs-of-block.ts";
import type { Split } from "./release-options.ts";
import { isSteps, stepsOf } from "./steps.ts";
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
  /** What formats make rows of, by weight; absent in releases made before it was counted. */
  byWeight?: RowsByWeight;
  /** Labels of single responses, as trainers of unpaired feedback read them; absent where there are none. */
  singles?: number;
  /** Solutions in steps; absent where there are none. */
  steps?: number;
  /** What is held out of training; absent where nothing is. Releases made before its weights were counted have none. */
  heldOut?: { items: number; pairs: number; weights?: PairsByWeight; byWeight?: RowsByWeight };
}

/** Pairs by weight, to two decimals, smallest weight first. */
export type PairsByWeight = { weight: number; pairs: number }[];

/** What gives a format its rows: it may leave out ties, or read single labels or whole solutions instead of pairs. */
export interface RowSources {
  /** With the ties among them. */
  pairs: number;
  ties: number;
  /** Labels of single responses that are no steps. */
  singles: number;
  /** Solutions in steps. */
  steps: number;
}

/** To two decimals, smallest weight first. */
export type RowsByWeight = ({ weight: number } & RowSources)[];

export interface Tally {
  valid: number;
  kept: number;
  pairs: number;
  singles: number;
  steps: number;
  heldOut: { items: number; pairs: number; byWeight: Map<number, RowSources> };
  withoutPair: Map<NoPairReason, number>;
  sums: WeightSums;
  byWeight: Map<number, RowSources>;
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
  const count = (weight: number, counted: Partial<RowSources>) => {
    for (const byWeight of heldOut ? [tally.byWeight, tally.heldOut.byWeight] : [tally.byWeight])
      addSources(byWeight, weight, counted);
  };
  for (const { weight, margin } of pairs) {
    tally.pairs += 1;
    addWeight(tally.sums, weight);
    count(weight, { pairs: 1, ties: margin === 0 ? 1 : 0 });
  }
  const [head] = singles;
  if (!head) return;
  const solution = isSteps(head.record) ? [{ weight: stepsOf(head.record, singles)?.weight ?? 0, steps: 1 }] : null;
  for (const { weight, ...one } of solution ?? singles.map(({ weight }) => ({ weight, singles: 1 })))
    count(weight, one);
}

function addSources(byWeight: Map<number, RowSources>, weight: number, more: Partial<RowSources>): void {
  const shown = Math.round(weight * 100) / 100;
  const known = byWeight.get(shown) ?? { pairs: 0, ties: 0, singles: 0, steps: 0 };
  for (const [source, n] of Object.entries(more) as [keyof RowSources, number][]) known[source] += n;
  byWeight.set(shown, known);
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
    ...tablesOfWeight(byWeight),
    ...(singles > 0 ? { singles } : {}),
    ...(steps > 0 ? { steps } : {}),
    ...(heldOut.items > 0 ? { heldOut: { ...heldOut, ...tablesOfWeight(heldOut.byWeight) } } : {}),
  };
}

function tablesOfWeight(counted: ReadonlyMap<number, RowSources>): { weights: PairsByWeight; byWeight: RowsByWeight } {
  const byWeight = [...counted].sort(([a], [b]) => a - b).map(([weight, sources]) => ({ weight, ...sources }));
  const weights = byWeight.flatMap(({ weight, pairs }) => (pairs > 0 ? [{ weight, pairs }] : []));
  return { weights, byWeight };
}

/** Of both sides together; of a release made before it was counted, its pairs alone, as if none were tied. */
export function rowsByWeight({ weights, byWeight }: Pick<ReleaseCounts, "weights" | "byWeight">): RowsByWeight {
  return byWeight ?? weights.map((one) => ({ ...one, ties: 0, singles: 0, steps: 0 }));
}

/** Of one side of a release; of both where the release has none, or was made before they were counted apart. */
export function rowsOfSide(counts: ReleaseCounts, split: Split | null): RowsByWeight {
  const all = rowsByWeight(counts);
  if (!counts.heldOut?.weights || split === null) return all;
  const held = rowsByWeight({ ...counts.heldOut, weights: counts.heldOut.weights });
  if (split === "held-out") return held;
  const out = new Map(held.map((one) => [one.weight, one]));
  return all.map((one) => {
    const less = out.get(one.weight);
    const left = (source: keyof RowSources) => one[source] - (less?.[source] ?? 0);
    return {
      weight: one.weight,
      pairs: left("pairs"),
      ties: left("ties"),
      singles: left("singles"),
      steps: left("steps"),
    };
  });
}
