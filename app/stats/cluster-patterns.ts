/**
 * Clusters of additive contributions, kept as the different patterns among them and how often each occurs.
 *
 * A bootstrap over clusters draws each cluster a number of times. Clusters of one pattern are interchangeable, so that how
 * often they are drawn together is all that matters: a hundred thousand prompts with one comparison each of six pairs of
 * models are eighteen patterns. Costs a string for each cluster that is more than two contributions of a few halves.
 */
import { poisson } from "./poisson.ts";

/** A pattern's key: a number for one or two contributions whose code and weight fit in 16 bits each, else a string. */
type Key = number | string;
type Contribution = [code: number, weight: number];

const CODES = 2 ** 11;
const HALVES = 2 ** 5;

export class ClusterPatterns {
  /** The first contribution of the open cluster, -1 without one, and those of other codes: most clusters have none. */
  #code = -1;
  #weight = 0;
  readonly #others = new Map<number, number>();
  /** By pattern, clusters with it. */
  readonly #counts = new Map<Key, number>();
  #clusters = 0;

  /** A contribution of the open cluster; what has the same code is added up. */
  add(code: number, weight: number): void {
    if (this.#code < 0) this.#code = code;
    if (this.#code === code) this.#weight += weight;
    else this.#others.set(code, (this.#others.get(code) ?? 0) + weight);
  }

  /** Closes the open cluster; one without contributions is no cluster. */
  endCluster(): void {
    if (this.#code < 0) return;
    const key = this.#openKey();
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    if (this.#others.size > 0) this.#others.clear();
    this.#clusters += 1;
    this.#code = -1;
    this.#weight = 0;
  }

  #openKey(): Key {
    const own = packed(this.#code, this.#weight);
    if (this.#others.size === 0 && own > 0) return own;
    if (this.#others.size === 1)
      for (const [code, weight] of this.#others) {
        const other = packed(code, weight);
        if (own > 0 && other > 0) return Math.min(own, other) * CODES * HALVES + Math.max(own, other);
      }
    return textOf([[this.#code, this.#weight], ...this.#others]);
  }

  get clusters(): number {
    return this.#clusters;
  }

  /**
   * A source of resampled sums by code, 0 … codes - 1: every cluster counts as often as Poisson's distribution of mean 1
   * says, which is the multinomial bootstrap but for the total. The order in which clusters came does not matter. The array
   * is used again by the next resample.
   *
   * Source: Chamandy et al., Estimating Uncertainty for Massive Data Streams (Google, 2012).
   */
  resampler(codes: number, random: () => number): () => Float64Array {
    const named = Array.from(this.#counts, ([key, count]): [string, number] => [nameOf(key), count]);
    const patterns = named.sort(([a], [b]) => (a < b ? -1 : 1));
    const counts = Float64Array.from(patterns, ([, count]) => count);
    const parts = patterns.map(([key]) => partsOf(key));
    const first = new Uint32Array(patterns.length + 1);
    for (const [p, own] of parts.entries()) first[p + 1] = (first[p] as number) + own.length;
    const code = Uint32Array.from(parts.flat(), ([one]) => one);
    const weight = Float64Array.from(parts.flat(), ([, one]) => one);
    const sums = new Float64Array(codes);
    return () => {
      sums.fill(0);
      for (let p = 0; p < counts.length; p += 1) {
        const times = poisson(counts[p] as number, random);
        if (times === 0) continue;
        for (let at = first[p] as number; at < (first[p + 1] as number); at += 1)
          sums[code[at] as number] = (sums[code[at] as number] as number) + times * (weight[at] as number);
      }
      return sums;
    };
  }
}

/** 0 where the contribution does not fit: one that does has a weight above 0. */
function packed(code: number, weight: number): number {
  const halves = weight * 2;
  return code < CODES && halves < HALVES && Number.isInteger(halves) ? code * HALVES + halves : 0;
}

function unpacked(key: number): Contribution {
  return [Math.floor(key / HALVES), (key % HALVES) / 2];
}

function nameOf(key: Key): string {
  if (typeof key === "string") return key;
  const [first, second] = [Math.floor(key / (CODES * HALVES)), key % (CODES * HALVES)];
  return textOf((first === 0 ? [second] : [first, second]).map(unpacked));
}

/** "7:1 9:0.5": codes ascending. Weights are rounded to what sums of them in another order agree on. */
function textOf(open: Contribution[]): string {
  return open
    .sort(([a], [b]) => a - b)
    .map(([code, weight]) => `${code}:${isShort(weight) ? weight : Number(weight.toPrecision(12))}`)
    .join(" ");
}

/** Halves, which ties are, add up without rounding. */
function isShort(weight: number): boolean {
  return Number.isInteger(weight * 2);
}

function partsOf(key: string): Contribution[] {
  return key.split(" ").map((part) => {
    const [code, weight] = part.split(":").map(Number);
    return [code ?? 0, weight ?? 0];
  });
}
