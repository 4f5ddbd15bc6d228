/**
 * Running sums from which a ratio and its cluster-robust variance follow, in constant memory.
 *
 * Rows of one prompt are not independent. For each cluster g let y_g = sum of w·y and w_g = sum of w over its rows; the
 * ratio is R = sum y_g / sum w_g and its linearised variance G/(G-1) · sum (y_g - R w_g)² / (sum w_g)².
 *
 * Source: Cochran, Sampling Techniques (1977), section 6.3; Taylor linearisation with clusters as sampling units.
 */
export interface ClusterSums {
  clusters: number;
  y: number;
  w: number;
  yy: number;
  yw: number;
  ww: number;
}

export function emptyClusterSums(): ClusterSums {
  return { clusters: 0, y: 0, w: 0, yy: 0, yw: 0, ww: 0 };
}

/** Adds one cluster; one without weight is no cluster. */
export function addCluster(sums: ClusterSums, y: number, w: number): void {
  if (!(w > 0)) return;
  sums.clusters += 1;
  sums.y += y;
  sums.w += w;
  sums.yy += y * y;
  sums.yw += y * w;
  sums.ww += w * w;
}

/** NaN without weight; callers ask for `w > 0` first. */
export function clusterRatio({ y, w }: ClusterSums): number {
  return y / w;
}

/** Infinity below two clusters: one cluster says nothing about how clusters differ. */
export function clusterVariance(sums: ClusterSums): number {
  const { clusters, w, yy, yw, ww } = sums;
  if (clusters < 2) return Number.POSITIVE_INFINITY;
  const ratio = clusterRatio(sums);
  const residuals = yy - 2 * ratio * yw + ratio * ratio * ww;
  // Below this the difference of large sums is rounding, not variation.
  const spread = residuals > 1e-12 * (yy + ww) ? residuals : 0;
  return (clusters / (clusters - 1)) * (spread / (w * w));
}
