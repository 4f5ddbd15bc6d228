/** How far two vendors agree on the same comparisons. */
import { clusterKeys } from "#app/metrics/cluster-keys.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { Side } from "#app/metrics/rows.ts";
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { jackknifeVariance } from "#app/stats/jackknife-variance.ts";
import { kishEffectiveSize } from "#app/stats/kish-effective-size.ts";
import { linearisedVariance } from "#app/stats/linearised-variance.ts";
import { isAgreed, isAnswered, type SharedPair } from "./shared-pairs.ts";

/** Comparisons below which nothing is said of agreement, and prompts below which no interval is. */
export const FEWEST_SHARED = 50;
const FEWEST_PROMPTS = 10;

export interface CrossAgreement {
  /** A tie is an answer of its own. */
  raw: Outcome;
  /** Where both prefer a response. */
  decided: Outcome;
  kappa: Outcome;
  /** Each vendor's answer against the gold. */
  gold: [Outcome, Outcome];
}

export function crossAgreement(pairs: readonly SharedPair[]): CrossAgreement {
  const answered = byPrompt(pairs.filter(isAnswered));
  const decided = pairs.filter((pair) => isAnswered(pair) && !pair.sides.includes(Side.TIE));
  const keyed = byPrompt(pairs.filter(({ gold }) => gold !== null));
  const right = (vendor: 0 | 1) => {
    const taken = keyed.map((prompt) => prompt.filter(({ sides }) => sides[vendor] !== Side.NONE));
    return shareOf(taken, ({ sides, gold }) => sides[vendor] === gold, "gold comparisons");
  };
  return {
    raw: shareOf(answered, isAgreed, "comparisons"),
    decided: shareOf(byPrompt(decided), isAgreed, "comparisons that both decide"),
    kappa: kappaOf(answered),
    gold: [right(0), right(1)],
  };
}

/** Wilson's interval at n / design effect, prompts as clusters. */
function shareOf(prompts: readonly SharedPair[][], counts: (pair: SharedPair) => boolean, nUnit: string): Outcome {
  const n = total(prompts.map((prompt) => prompt.length));
  const sums = new ClusterSums();
  for (const prompt of prompts) {
    for (const pair of prompt) sums.add(counts(pair) ? 1 : 0, 1);
    sums.endCluster();
  }
  const share = clusteredProportion(sums, n);
  if (!share || n < FEWEST_SHARED) return { kind: "not-enough", n, needed: FEWEST_SHARED, nUnit };
  return { kind: "estimate", value: share.value, low: share.low, high: share.high, n, nUnit };
}

/**
 * Cohen's kappa over first, tie and second, each comparison counted once in either order: which of two responses is called
 * the first is arbitrary here, and must not move it. Chance is then (1 - a)(1 - b) / 2 + ab for tie rates a and b. Interval:
 * delete-one jackknife over prompts; by slopes where kappa is not defined without one of them.
 */
function kappaOf(prompts: readonly SharedPair[][]): Outcome {
  const nUnit = "comparisons";
  const n = total(prompts.map((prompt) => prompt.length));
  if (n < FEWEST_SHARED || prompts.length < FEWEST_PROMPTS)
    return { kind: "not-enough", n, needed: FEWEST_SHARED, nUnit };
  const count = (prompt: readonly SharedPair[], counts: (pair: SharedPair) => boolean) => prompt.filter(counts).length;
  const sums = prompts.flatMap((prompt) => [
    prompt.length,
    count(prompt, isAgreed),
    count(prompt, ({ sides }) => sides[0] === Side.TIE),
    count(prompt, ({ sides }) => sides[1] === Side.TIE),
  ]);
  const clusters = Float64Array.from(sums);
  const kappa = jackknifeVariance(kappaOfSums, clusters, 4) ?? linearisedVariance(kappaOfSums, clusters, 4);
  if (!kappa)
    return {
      kind: "not-computable",
      reason: "Both vendors call every comparison a tie, so chance alone agrees always.",
    };
  const chance = chanceOf([0, 1, 2, 3].map((at) => total(sums.filter((_, i) => i % 4 === at))));
  const worth = kishEffectiveSize(prompts.map((prompt) => prompt.length));
  const { low, high } = coefficientInterval(kappa.value, kappa.variance, worth, chance);
  return { kind: "estimate", value: kappa.value, low, high, n, nUnit };
}

function kappaOfSums(sums: ArrayLike<number>): number | null {
  const chance = chanceOf(sums);
  return chance < 1 - 1e-12 ? ((sums[1] ?? 0) / (sums[0] ?? 1) - chance) / (1 - chance) : null;
}

function chanceOf(sums: ArrayLike<number>): number {
  const [a, b] = [(sums[2] ?? 0) / (sums[0] ?? 1), (sums[3] ?? 0) / (sums[0] ?? 1)];
  return ((1 - a) * (1 - b)) / 2 + a * b;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Pairs of one prompt are not independent; of few prompts the pairs are the clusters. */
function byPrompt(pairs: readonly SharedPair[]): SharedPair[][] {
  const keys = clusterKeys({
    n: pairs.length,
    promptKey: Float64Array.from(pairs, ({ one }) => one.promptKey),
    pairKey: Float64Array.from(pairs, ({ one }) => one.pairKey),
  });
  const clusters = new Map<number, SharedPair[]>();
  for (const [i, pair] of pairs.entries()) {
    const known = clusters.get(keys[i] ?? 0);
    if (known) known.push(pair);
    else clusters.set(keys[i] ?? 0, [pair]);
  }
  return [...clusters.values()];
}
