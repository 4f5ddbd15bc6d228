/**
 * Running sums from which a ratio and its cluster-robust variance follow, in constant memory.
 *
 * Rows of one prompt are not independent. For each cluster g let y_g = sum of w·y and w_g = sum of w over its rows; the
 * ratio is R = sum y_g / sum w_g and its linearised variance K/(K-1) · sum (y_g - R w_g)² / (sum w_g)², K the number of
 * clusters of equal weight that would count for as much. Of equal clusters K is their number. One of great weight draws the
 * ratio towards itself, so that its own residual is too small: K/(K-1) makes the variance right on average where rows do not
 * hang together, and K - 1, by Satterthwaite, are its degrees of freedom then.
 *
 * Source: Cochran, Sampling Techniques (1977), section 6.3; Taylor linearisation with clusters as sampling units. The
 * correction: Bell and McCaffrey, Survey Methodology 28 (2002) 169.
 *
 * @example const sums = new ClusterSums(); sums.add(1, 1); sums.add(0, 1); sums.endCluster(); sums.ratio // 0.5
 */
export class ClusterSums {
  /** Clusters with weight. */
  clusters = 0;
  /** Sums over closed clusters of y_g, w_g, y_g², y_g·w_g and w_g². */
  y = 0;
  w = 0;
  yy = 0;
  yw = 0;
  ww = 0;
  // Fields, not captured variables: a closure would allocate a new number for every row.
  #hereY = 0;
  #hereW = 0;

  /** One row of the open cluster: its value and its weight. */
  add(value: number, weight: number): void {
    this.#hereY += weight * value;
    this.#hereW += weight;
  }

  /** Closes the open cluster; one without weight is no cluster. */
  endCluster(): void {
    const y = this.#hereY;
    const w = this.#hereW;
    this.#hereY = 0;
    this.#hereW = 0;
    if (!(w > 0)) return;
    this.clusters += 1;
    this.y += y;
    this.w += w;
    this.yy += y * y;
    this.yw += y * w;
    this.ww += w * w;
  }

  /** Clusters of equal weight that would count for as much (Kish): the rows, where those of a cluster always agree. */
  get worth(): number {
    return (this.w * this.w) / this.ww;
  }

  /** NaN without weight; callers ask for `w > 0` first. */
  get ratio(): number {
    return this.y / this.w;
  }

  /** Degrees of freedom of the variance; NaN without weight. */
  get df(): number {
    return this.worth - 1;
  }

  /** Infinity below two clusters: one cluster says nothing about how clusters differ. */
  get variance(): number {
    const { worth, df } = this;
    if (this.clusters < 2 || !(df > 0)) return Number.POSITIVE_INFINITY;
    const residuals = this.yy - 2 * this.ratio * this.yw + this.ratio * this.ratio * this.ww;
    // Below this the difference of large sums is rounding, not variation.
    const spread = residuals > 1e-12 * (this.yy + this.ww) ? residuals : 0;
    return (worth / df) * (spread / (this.w * this.w));
  }
}
