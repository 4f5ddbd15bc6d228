/** What one cluster adds to the numerator and to the denominator. */
export interface ClusterPart {
  y: number;
  w: number;
}

export interface ClusterRatio {
  value: number;
  /** Linearised; Infinity below two clusters, which say nothing about how clusters differ. */
  variance: number;
  clusters: number;
}

/**
 * A ratio of two sums, sum y / sum w, whose parts come cluster by cluster (batches of a vendor), and its variance
 * G/(G-1) · sum (y_g - R w_g)² / (sum w_g)². Unlike `ClusterSums` a cluster may add to the numerator alone: money spent on a
 * batch of which nothing was usable. null where the denominator is not positive.
 *
 * Source: Cochran, Sampling Techniques (1977), section 6.3.
 *
 * @example ratioOverClusters([{ y: 1, w: 2 }, { y: 3, w: 4 }]) // value 4 / 6, variance 2 · 2 (1/3)² / 36
 */
export function ratioOverClusters(parts: readonly ClusterPart[]): ClusterRatio | null {
  const counted = parts.filter(({ y, w }) => y !== 0 || w !== 0);
  const clusters = counted.length;
  const w = counted.reduce((sum, part) => sum + part.w, 0);
  if (!(w > 0)) return null;
  const value = counted.reduce((sum, part) => sum + part.y, 0) / w;
  if (clusters < 2) return { value, variance: Number.POSITIVE_INFINITY, clusters };
  const squares = counted.reduce((sum, part) => sum + (part.y - value * part.w) ** 2, 0);
  return { value, variance: ((clusters / (clusters - 1)) * squares) / (w * w), clusters };
}
