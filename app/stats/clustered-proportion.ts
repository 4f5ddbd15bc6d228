import type { ClusterSums } from "./cluster-sums.ts";
import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export interface ClusteredProportion extends Interval {
  value: number;
  /** Independent rows that would give the same standard error: n / design effect. */
  effectiveN: number;
}

/**
 * 95 % interval of a weighted share when rows come in clusters: Wilson's interval at n_eff = R(1 - R) / variance, with the
 * cluster-robust variance of {@link ClusterSums}. With one row of weight 1 per cluster n_eff is n - 1.
 *
 * `mostInformative` caps n_eff: no correlation can make the rows worth more than they are when independent (their Kish
 * size). Where every row agrees (R = 0 or 1) nothing is known about the correlation, so n_eff is the Kish size of the
 * clusters, as if rows of one cluster always agreed. null without weight.
 */
export function clusteredProportion(sums: ClusterSums, mostInformative: number): ClusteredProportion | null {
  if (!(sums.w > 0)) return null;
  const value = Math.min(1, Math.max(0, sums.ratio));
  const { variance, worth } = sums;
  const unknown = !(variance > 0 && Number.isFinite(variance));
  const effectiveN = Math.min(mostInformative, unknown ? worth : (value * (1 - value)) / variance);
  return { value, ...wilsonInterval(value, effectiveN), effectiveN };
}
