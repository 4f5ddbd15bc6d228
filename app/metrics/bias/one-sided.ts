/** Of comparisons in which exactly one response has a feature: how often is it the preferred one? */
import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import { mcnemar } from "#app/stats/mcnemar.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { BatchView } from "../batch-view.ts";
import type { NumberColumn } from "../columns.ts";
import { comparedAmounts } from "./compared-amounts.ts";
import { contests } from "./contests.ts";

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
 * Every feature that occurs on one side alone; `column` holds the features of each response, bit k for `names[k]`. Intervals
 * hold for all features with 100 comparisons together (Bonferroni): 95 % that none of them misses.
 */
export function oneSided(view: BatchView, names: readonly string[], column: NumberColumn): OneSided[] {
  const met = contests(view);
  const bits = comparedAmounts(column, met);
  const sums = new GroupedClusterSums(names.length);
  const won = new Uint32Array(names.length);
  const weights = new Float64Array(names.length);
  const wonWeights = new Float64Array(names.length);
  let whole = 0;
  for (let i = 0; i < met.n; i += 1) {
    const weight = met.weight[i] as number;
    whole += weight;
    const first = bits.first[i] as number;
    const second = bits.second[i] as number;
    const ofPreferred = met.firstWins[i] === 1 ? first : second;
    // Bit by bit from the lowest: of thirty features hardly one differs.
    for (let rest = first ^ second; rest !== 0; rest &= rest - 1) {
      const k = 31 - Math.clz32(rest & -rest);
      if (k >= names.length) break;
      const y = (ofPreferred >> k) & 1;
      won[k] = (won[k] as number) + y;
      weights[k] = (weights[k] as number) + weight;
      wonWeights[k] = (wonWeights[k] as number) + weight * y;
      sums.add(k, y, weight);
    }
    if (i + 1 === met.n || met.cluster[i + 1] !== met.cluster[i]) sums.endCluster();
  }
  const judged = names.filter((_, k) => sums.nOf(k) >= FEWEST_DISCORDANT).length;
  const z = normalQuantile(1 - 0.025 / Math.max(1, judged));
  return names.flatMap((name, k) => {
    const share = sums.shareOf(k);
    if (!share) return [];
    const b = won[k] as number;
    const c = sums.nOf(k) - b;
    const { low, high } = wilsonInterval(share.value, share.effectiveN, z);
    const lift = (2 * (wonWeights[k] as number) - (weights[k] as number)) / whole;
    return { name, b, c, value: share.value, low, high, lift, midP: mcnemar(b, c)?.midP ?? 1 };
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
