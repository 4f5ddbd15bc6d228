/** Of comparisons in which exactly one response has a feature: how often is it the preferred one? */
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { mcnemar } from "#app/stats/mcnemar.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { BatchView } from "../batch-view.ts";
import { contests, loserOf, winnerOf } from "./contests.ts";

export interface OneSided {
  name: string;
  /** Comparisons in which the preferred response alone, and the other alone, has the feature. */
  b: number;
  c: number;
  /** b / (b + c), weighted. */
  value: number;
  low: number;
  high: number;
  /** P(preferred has it) - P(other has it), over all decided comparisons. */
  lift: number;
  /** Of McNemar's test; rows taken as independent. */
  midP: number;
}

/** A feature of fewer comparisons is shown and never judged. */
export const FEWEST_DISCORDANT = 100;

/**
 * Every feature that occurs on one side alone; `bitsOf` gives the features of a response, bit k for `names[k]`. Intervals
 * hold for all features with 100 comparisons together (Bonferroni): 95 % that none of them misses.
 */
export function oneSided(view: BatchView, names: readonly string[], bitsOf: (response: number) => number): OneSided[] {
  const met = contests(view);
  const tallies = names.map(() => ({ sums: new ClusterSums(), b: 0, c: 0, w: 0, ww: 0, wy: 0 }));
  const all = { w: 0 };
  let touched = 0;
  for (let i = 0; i < met.n; i += 1) {
    const weight = met.weight[i] as number;
    all.w += weight;
    const won = bitsOf(winnerOf(met, i));
    const different = won ^ bitsOf(loserOf(met, i));
    // Bit by bit from the lowest: of thirty features hardly one differs.
    for (let rest = different; rest !== 0; rest &= rest - 1) {
      const k = 31 - Math.clz32(rest & -rest);
      const tally = tallies[k];
      if (!tally) break;
      const y = (won >> k) & 1;
      tally.b += y;
      tally.c += 1 - y;
      tally.w += weight;
      tally.ww += weight * weight;
      tally.wy += weight * y;
      tally.sums.add(y, weight);
    }
    touched |= different;
    if (i + 1 < met.n && met.cluster[i + 1] === met.cluster[i]) continue;
    for (let rest = touched; rest !== 0; rest &= rest - 1) tallies[31 - Math.clz32(rest & -rest)]?.sums.endCluster();
    touched = 0;
  }
  const judged = tallies.filter(({ b, c }) => b + c >= FEWEST_DISCORDANT).length;
  const z = normalQuantile(1 - 0.025 / Math.max(1, judged));
  return tallies.flatMap(({ sums, b, c, w, ww, wy }, k) => {
    const share = w > 0 ? clusteredProportion(sums, (w * w) / ww) : null;
    if (!share) return [];
    const { low, high } = wilsonInterval(share.value, share.effectiveN, z);
    const lift = (2 * wy - w) / all.w;
    return { name: names[k] ?? "", b, c, value: share.value, low, high, lift, midP: mcnemar(b, c)?.midP ?? 1 };
  });
}

/** The most favoured of the features with 100 comparisons, by the lower end of its interval; null without one. */
export function mostFavoured(features: readonly OneSided[]): OneSided | null {
  const judged = features.filter(({ b, c }) => b + c >= FEWEST_DISCORDANT);
  return judged.reduce<OneSided | null>((most, one) => (most && most.low >= one.low ? most : one), null);
}

export const ONE_SIDED_COLUMNS = ["feature", "preferred", "low", "high", "lift", "with it won", "without won", "mid-p"];

export function oneSidedRow({ name, value, low, high, lift, b, c, midP }: OneSided): (string | number)[] {
  return [name, value, low, high, lift, b, c, midP];
}
