/**
 * A seeded source of uniform numbers in [0, 1): xoshiro128**, its state filled by splitmix32.
 *
 * Resampling must be repeatable: the same seed gives the same interval on every machine. Not for secrets.
 * Two 32-bit draws make the 53 bits of one number. Period 2^128 - 1.
 *
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
 *
 * @example const random = seededRandom(7); random() // always the same sequence
 */
export function seededRandom(seed: number): () => number {
  const next = xoshiro128(splitmix32(seed));
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}

/** The bare generator over a 4 x 32-bit state that is not all zero; each call returns an unsigned 32-bit integer. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/** Spreads one seed over four words, so that neighbouring seeds give unrelated sequences. */
function splitmix32(seed: number): [number, number, number, number] {
  let state = Math.trunc(seed) | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  return [next(), next(), next(), next() | 1];
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
