import { ClusterSums } from "./cluster-sums.ts";
import { type ClusteredProportion, clusteredProportion } from "./clustered-proportion.ts";

/**
 * {@link ClusterSums} of many groups of rows side by side (days, pairs of models), where a cluster has rows of few of them:
 * closing one costs as much as it touches.
 *
 * @example const sums = new GroupedClusterSums(2); sums.add(1, 0.5, 1); sums.endCluster(); sums.shareOf(0) // null
 */
export class GroupedClusterSums {
  readonly #sums: ClusterSums[];
  readonly #n: Uint32Array;
  readonly #weight: Float64Array;
  readonly #squares: Float64Array;
  /** Groups of the open cluster, each once; those beyond `#opened` are left over. */
  readonly #open: Uint32Array;
  #opened = 0;
  readonly #isOpen: Uint8Array;

  constructor(groups: number) {
    this.#sums = Array.from({ length: groups }, () => new ClusterSums());
    this.#n = new Uint32Array(groups);
    this.#weight = new Float64Array(groups);
    this.#squares = new Float64Array(groups);
    this.#open = new Uint32Array(groups);
    this.#isOpen = new Uint8Array(groups);
  }

  /** One row of the open cluster: its group, its value and its weight. */
  add(group: number, value: number, weight: number): void {
    this.#n[group] = (this.#n[group] as number) + 1;
    this.#weight[group] = (this.#weight[group] as number) + weight;
    this.#squares[group] = (this.#squares[group] as number) + weight * weight;
    (this.#sums[group] as ClusterSums).add(value, weight);
    if (this.#isOpen[group] === 1) return;
    this.#isOpen[group] = 1;
    this.#open[this.#opened] = group;
    this.#opened += 1;
  }

  endCluster(): void {
    for (let at = 0; at < this.#opened; at += 1) {
      const group = this.#open[at] as number;
      (this.#sums[group] as ClusterSums).endCluster();
      this.#isOpen[group] = 0;
    }
    this.#opened = 0;
  }

  /** Rows of the group. */
  nOf(group: number): number {
    return this.#n[group] as number;
  }

  /** The weighted mean of the group as a proportion, never worth more than Kish's size of its weights; null without rows. */
  shareOf(group: number): ClusteredProportion | null {
    const weight = this.#weight[group] as number;
    const sums = this.#sums[group] as ClusterSums;
    return this.nOf(group) > 0 ? clusteredProportion(sums, (weight * weight) / (this.#squares[group] as number)) : null;
  }
}
