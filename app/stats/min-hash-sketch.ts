/**
 * Two bits of each of the 112 bins: enough to tell hopeless pairs from likely ones without their texts. A bin that is not empty
 * is one of three kinds by chance, an empty one none of them, so that small sets are judged by the bins that they fill: a
 * bin that one of two sets fills is alike with probability s + (1 - s) / 3.
 *
 * Source: Li and König 2010, "b-Bit Minwise Hashing", with log₂ 3 bits; Li, Owen and Zhang 2012, "One Permutation Hashing",
 * for leaving out what is empty in both.
 */
import { BINS, EMPTY_BIN } from "./one-permutation-min-hash.ts";

const BITS = 2;
const PER_WORD = 32 / BITS;
export const SKETCH_WORDS = BINS / PER_WORD;
const KINDS = 3;

/** Writes the sketch of a set at `at`. */
export function minHashSketch(bins: Uint32Array, out: Uint32Array, at: number): void {
  for (let word = 0, bin = 0; word < SKETCH_WORDS; word += 1) {
    let bits = 0;
    for (let k = 0; k < PER_WORD; k += 1, bin += 1) bits |= kindOf(bins[bin] as number) << (BITS * k);
    out[at + word] = bits;
  }
}

/** 1, 2 or 3 by the lower half, since the least of many hashes begins with zeros; 0 for an empty bin. */
function kindOf(value: number): number {
  return value === EMPTY_BIN ? 0 : 1 + (((value & 0xffff) * KINDS) >>> 16);
}

/** Sketches of n items, the words of item i at w · n + i. */
export interface Sketches {
  words: Uint32Array;
  n: number;
}

/**
 * Whether two sets, of the same items or of others, are so unlike that their similarity s can hardly be the threshold: of the u
 * bins that one of them fills more are unlike than three standard errors above u (1 - p), p = s + (1 - s) / 3. One in some
 * hundreds of pairs at the threshold is called so.
 */
export function areUnlike(a: Sketches, one: number, b: Sketches, other: number, threshold: number): boolean {
  let filled = 0;
  let unlike = 0;
  for (let word = 0; word < SKETCH_WORDS; word += 1) {
    const mine = a.words[word * a.n + one] as number;
    const theirs = b.words[word * b.n + other] as number;
    filled += pairsIn(mine | theirs);
    unlike += pairsIn(mine ^ theirs);
  }
  const alike = threshold + (1 - threshold) / KINDS;
  return unlike > filled * (1 - alike) + 3 * Math.sqrt(filled * alike * (1 - alike));
}

/** Of the sixteen pairs of bits how many are not both 0. */
function pairsIn(bits: number): number {
  let pairs = (bits | (bits >>> 1)) & 0x55555555;
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  pairs = (pairs + (pairs >>> 4)) & 0x0f0f0f0f;
  return Math.imul(pairs, 0x01010101) >>> 24;
}
