/**
 * Two bits of each of the 112 bins: enough to tell hopeless pairs from likely ones without their texts. Equal bits are
 * equal bins with probability s, and equal by chance in one of four others.
 *
 * Source: Li and König 2010, "b-Bit Minwise Hashing", b = 2.
 */
import { BINS } from "./one-permutation-min-hash.ts";

const BITS = 2;
const PER_WORD = 32 / BITS;
export const SKETCH_WORDS = BINS / PER_WORD;

/** Writes the sketch of a set at `at`. Empty bins are zero bits. */
export function minHashSketch(bins: Uint32Array, out: Uint32Array, at: number): void {
  for (let word = 0, bin = 0; word < SKETCH_WORDS; word += 1) {
    let bits = 0;
    for (let k = 0; k < PER_WORD; k += 1, bin += 1) {
      const value = bins[bin] as number;
      // Of an empty bin, which is all ones, both halves cancel out.
      bits |= ((value ^ (value >>> 16)) & 3) << (BITS * k);
    }
    out[at + word] = bits;
  }
}

/** Sketches of n items, the words of item i at w · n + i. */
export interface Sketches {
  words: Uint32Array;
  n: number;
}

/**
 * Share of equal two-bit bins of two sketches, of the same items or of others. At Jaccard similarity s it is about
 * s + (1 - s) / 4, with standard error √(p(1 - p) / 112): 0.85 ± 0.034 at s = 0.8, 0.63 ± 0.046 at 0.5. Bins that are empty
 * in both sets are equal too, so that small sets look more alike than they are, never less.
 */
export function sketchLikeness(a: Sketches, one: number, b: Sketches, other: number): number {
  let unequal = 0;
  for (let word = 0; word < SKETCH_WORDS; word += 1) {
    const difference = (a.words[word * a.n + one] as number) ^ (b.words[word * b.n + other] as number);
    let pairs = (difference | (difference >>> 1)) & 0x55555555;
    pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    pairs = (pairs + (pairs >>> 4)) & 0x0f0f0f0f;
    unequal += Math.imul(pairs, 0x01010101) >>> 24;
  }
  return 1 - unequal / BINS;
}
