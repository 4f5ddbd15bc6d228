/**
 * Laney's σ_z: how much wider a p-chart must be because days differ by more than chance. Each share is standardised to
 * z_t = (p_t - centre) / sqrt(centre (1 - centre) / n_t); the mean of |z_t - z_(t-1)| over 1.128 (the mean range of two
 * standard normals) is 1 when there is binomial variation alone. The p′-chart multiplies its arms by it.
 *
 * Never under 1: limits are only ever widened, because a σ_z under 1 from a few days is chance. `range` = "median" takes the
 * median over 0.954 instead, so that one bad day does not widen the limits that are to find it. null below 3 samples with
 * rows, or when the centre is 0 or 1.
 *
 * Source: Laney, Quality Engineering 14 (2002) 531.
 *
 * @example laneySigma([0.1, 0.2, 0.1, 0.2], [100, 100, 100, 100], 0.15) // 2.483
 */
export function laneySigma(
  shares: readonly number[],
  n: readonly number[],
  centre: number,
  range: "mean" | "median" = "mean",
): number | null {
  const spread = centre * (1 - centre);
  if (!(spread > 0)) return null;
  const scores = shares.flatMap((share, i) => {
    const size = n[i] ?? 0;
    return size > 0 ? [(share - centre) / Math.sqrt(spread / size)] : [];
  });
  if (scores.length < 3) return null;
  const ranges = scores.slice(1).map((score, i) => Math.abs(score - (scores[i] ?? 0)));
  return Math.max(1, range === "mean" ? meanOf(ranges) / MEAN_RANGE_OF_TWO : medianOf(ranges) / MEDIAN_RANGE_OF_TWO);
}

/** d2 and d4 of control charts: the mean, 2 / sqrt(pi), and the median, sqrt(2) · 0.6745, of |difference| of two normals. */
const MEAN_RANGE_OF_TWO = 2 / Math.sqrt(Math.PI);
const MEDIAN_RANGE_OF_TWO = 0.9538725524;

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
