/** One point of a control chart with the limits that hold for it. */
export interface ControlPoint {
  value: number;
  low: number;
  high: number;
  isOut: boolean;
}

/**
 * Shewhart's p-chart with limits of their own for each sample size: centre ± 3 sqrt(centre (1 - centre) / n), within 0 … 1.
 * `n` is the effective number of independent rows. `widen` multiplies the arms (see {@link laneySigma}). A point without
 * rows has limits 0 and 1.
 *
 * `z` = 3 is Shewhart's; with more than one point per decision widen it, because each point may be out by chance.
 *
 * Source: NIST/SEMATECH e-Handbook 6.3.3.2.
 *
 * @example pChart([0.44], [50], 0.2313)[0] // { low: 0.0524, high: 0.4102, isOut: true }
 */
export function pChart(
  shares: readonly number[],
  n: readonly number[],
  centre: number,
  { z = 3, widen = 1 }: { z?: number; widen?: number } = {},
): ControlPoint[] {
  return shares.map((value, i) => {
    const size = n[i] ?? 0;
    const arm = size > 0 ? z * widen * Math.sqrt((centre * (1 - centre)) / size) : 1;
    const low = Math.max(0, centre - arm);
    const high = Math.min(1, centre + arm);
    // A share of exactly the limit, but for rounding, is within.
    return { value, low, high, isOut: size > 0 && (value < low - 1e-12 || value > high + 1e-12) };
  });
}

/** The centre of the chart from its own samples: all defects over all rows. NaN without rows. */
export function pooledShare(counts: readonly number[], n: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / n.reduce((sum, size) => sum + size, 0);
}
