/**
 * Running sums from which the shares of categories follow, and how many independent rows they are worth, in constant memory.
 *
 * Effective n = rows / mean design effect of the categories (Rao and Scott's first-order correction), clusters as sampling
 * units, and never above Kish's size of the weights.
 *
 * Source: Rao and Scott, JASA 76 (1981) 221.
 *
 * @example const sums = new CategorySums(2); sums.add(0, 1); sums.endCluster(); sums.add(1, 1); sums.endCluster(); sums.shares // [0.5, 0.5]
 */
export class CategorySums {
  /** Rows added. */
  n = 0;
  #clusters = 0;
  #all = 0;
  #allSquares = 0;
  #rowSquares = 0;
  #hereAll = 0;
  #here: Float64Array;
  /** Categories of the open cluster, each once: of twenty most clusters have one. Those beyond `#opened` are left over. */
  readonly #open: Uint32Array;
  #opened = 0;
  #total: Float64Array;
  #squares: Float64Array;
  #products: Float64Array;

  constructor(categories: number) {
    this.#here = new Float64Array(categories);
    this.#open = new Uint32Array(categories);
    this.#total = new Float64Array(categories);
    this.#squares = new Float64Array(categories);
    this.#products = new Float64Array(categories);
  }

  /** One row of the open cluster. A category out of range does not count. */
  add(category: number, weight: number): void {
    if (!(category >= 0 && category < this.#here.length && weight > 0)) return;
    this.n += 1;
    this.#rowSquares += weight * weight;
    this.#hereAll += weight;
    const before = this.#here[category] as number;
    this.#here[category] = before + weight;
    if (before !== 0) return;
    this.#open[this.#opened] = category;
    this.#opened += 1;
  }

  endCluster(): void {
    const w = this.#hereAll;
    if (w === 0) return;
    for (let at = 0; at < this.#opened; at += 1) {
      const c = this.#open[at] as number;
      const one = this.#here[c] as number;
      this.#total[c] = (this.#total[c] as number) + one;
      this.#squares[c] = (this.#squares[c] as number) + one * one;
      this.#products[c] = (this.#products[c] as number) + one * w;
      this.#here[c] = 0;
    }
    this.#opened = 0;
    this.#clusters += 1;
    this.#all += w;
    this.#allSquares += w * w;
    this.#hereAll = 0;
  }

  /** Sums of the weights of each category. */
  get totals(): number[] {
    return Array.from(this.#total);
  }

  /** NaN without rows. */
  get shares(): number[] {
    return Array.from(this.#total, (sum) => sum / this.#all);
  }

  get effectiveN(): number {
    const all = this.#all;
    let variance = 0;
    let binomial = 0;
    for (const [c, share] of this.shares.entries()) {
      variance +=
        (this.#squares[c] as number) - 2 * share * (this.#products[c] as number) + share * share * this.#allSquares;
      binomial += share * (1 - share);
    }
    variance = (this.#clusters / Math.max(1, this.#clusters - 1)) * (variance / (all * all));
    const worth = variance > 1e-15 ? binomial / variance : (all * all) / this.#allSquares;
    return Math.min((all * all) / this.#rowSquares, worth);
  }
}
