import type { Interval } from "./interval.ts";

export interface BootstrapOptions {
  /** 1,000 or more for an interval that is shown. */
  replicates: number;
  random: () => number;
  level?: number;
}

/**
 * Percentile bootstrap over clusters: draws as many clusters as there are, with replacement, `replicates` times, and takes
 * the middle 95 % of the statistic. `statistic` gets how often each cluster was drawn (reused between calls) and returns
 * null where it is undefined; such draws are left out.
 *
 * Cost: replicates × (clusters + one statistic). Group equal clusters first, or use a linearised variance, where clusters
 * are many. null when fewer than half of the draws have a value.
 *
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 *
 * @example clusterBootstrap(3, (times) => meanOf(times), { replicates: 1000, random: seededRandom(1) })
 */
export function clusterBootstrap(
  clusters: number,
  statistic: (times: Uint32Array) => number | null,
  { replicates, random, level = 0.95 }: BootstrapOptions,
): Interval | null {
  const times = new Uint32Array(clusters);
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    times.fill(0);
    for (let draw = 0; draw < clusters; draw += 1) {
      const drawn = Math.floor(random() * clusters);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    const value = statistic(times);
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  if (values.length === 0 || values.length * 2 < replicates) return null;
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - level) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
}

/** Linear between order statistics (type 7 of Hyndman and Fan). */
function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
