import type { Interval } from "./interval.ts";
import { Z_95 } from "./normal-quantile.ts";
import { ratioOverClusters } from "./ratio-over-clusters.ts";
import { studentQuantile95 } from "./student-quantile.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** The share of one batch, with its own 95 % interval; equal to the value where it is counted. */
export interface SharePart extends Interval {
  value: number;
  n: number;
}

export interface PooledShare extends Interval {
  value: number;
  /** Rows of all parts. */
  n: number;
  parts: number;
  lowest: number;
  highest: number;
}

/**
 * One share from those of several batches, weighted by n, with the 95 % interval for batches like these: the batches differ
 * by more than their rows tell, so they are the units of chance.
 *
 * The variance is the cluster-robust one over the batches, and never less than what the batches' own intervals give. The
 * interval is Wilson's at n_eff = R(1 - R) / variance with Student's t at (parts - 1) degrees of freedom in place of z, so
 * that two batches, which hardly tell how batches differ, give a wide one. Where all parts are 0 or 1, or agree exactly,
 * n_eff is Kish's size of the parts.
 *
 * null below two parts with rows: a single batch says nothing about the next.
 *
 * Source: Cochran, Sampling Techniques (1977), section 6.3; Korn and Graubard, Survey Methodology 24 (1998) 193.
 */
export function pooledShare(all: readonly SharePart[]): PooledShare | null {
  const parts = all.filter(({ n }) => n > 0);
  const ratio = ratioOverClusters(parts.map(({ value, n }) => ({ y: value * n, w: n })));
  if (!ratio || parts.length < 2) return null;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const within = parts.reduce((sum, part) => sum + ((part.n / n) * ((part.high - part.low) / (2 * Z_95))) ** 2, 0);
  const variance = Math.max(ratio.variance, within);
  const value = Math.min(1, Math.max(0, ratio.value));
  const spread = value * (1 - value);
  const kish = (n * n) / parts.reduce((sum, part) => sum + part.n ** 2, 0);
  const worth = spread > 0 && variance > 0 ? Math.min(n, spread / variance) : kish;
  const values = parts.map((part) => part.value);
  return {
    value,
    ...wilsonInterval(value, worth, studentQuantile95(parts.length - 1)),
    n,
    parts: parts.length,
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}
