/**
 * The same as `stats/one-permutation-min-hash.ts`, `stats/min-hash-bands.ts` and `stats/min-hash-sketch.ts`, for bins that lie
 * in this memory: four of them in one step where they do not depend on each other.
 */
import { DENSE, LENDING_ORDERS } from "./layout";

const BANDS: u32 = 14;
const ROWS: u32 = 8;
const BINS: u32 = 112;
const BYTES: usize = 448;
const EMPTY_BIN: u32 = 0xffff_ffff;
const PER_WORD: u32 = 16;

/** Makes the bins at `bins` those of the union of both sets. */
export function unite(bins: usize, other: usize): void {
  for (let at: usize = 0; at < BYTES; at += 16)
    v128.store(bins + at, i32x4.min_u(v128.load(bins + at), v128.load(other + at)));
}

/** Bins that are not empty in both sets, in the upper half of the result; those that are equal besides, in the lower. */
export function compare(one: usize, other: usize): u32 {
  let used: u32 = BINS;
  let equal: u32 = 0;
  for (let at: usize = 0; at < BYTES; at += 16) {
    const a = v128.load(one + at);
    const b = v128.load(other + at);
    const empty = i32x4.bitmask(i32x4.eq(v128.and(a, b), i32x4.splat(-1)));
    used -= popcnt(<u32>empty);
    equal += popcnt(<u32>i32x4.bitmask(i32x4.eq(a, b)) & ~(<u32>empty));
  }
  return (used << 16) | equal;
}

/** Writes the band hashes of the set at `bands` and its sketch at `sketch`. */
export function sign(bins: usize, bands: usize, sketch: usize): void {
  writeSketch(bins, sketch);
  if (fillEmpty(bins)) writeBands(bands);
  else memory.fill(bands, 0, BANDS << 2);
}

function writeSketch(bins: usize, sketch: usize): void {
  let at = bins;
  for (let word: u32 = 0; word < BINS / PER_WORD; word += 1) {
    let bits: u32 = 0;
    for (let k: u32 = 0; k < PER_WORD; k += 1, at += 4) {
      const value = load<u32>(at);
      bits |= ((value ^ (value >> 16)) & 3) << (2 * k);
    }
    store<u32>(sketch + ((<usize>word) << 2), bits);
  }
}

function writeBands(bands: usize): void {
  let at = DENSE;
  for (let band: u32 = 0; band < BANDS; band += 1) {
    let hash = band + 1;
    for (let row: u32 = 0; row < ROWS; row += 1, at += 4) {
      hash = (hash ^ load<u32>(at)) * 0x85ebca6b;
      hash ^= hash >> 15;
    }
    hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
    hash ^= hash >> 16;
    store<u32>(bands + ((<usize>band) << 2), hash === 0 ? 1 : hash);
  }
}

/** Copies the bins to DENSE with the empty ones filled. False when all are empty. */
function fillEmpty(bins: usize): bool {
  let full: u32 = 0;
  for (let bin: u32 = 0; bin < BINS; bin += 1) {
    const value = load<u32>(bins + ((<usize>bin) << 2));
    full |= <u32>(value !== EMPTY_BIN);
    store<u32>(DENSE + ((<usize>bin) << 2), value);
  }
  if (full === 0) return false;
  for (let bin: u32 = 0; bin < BINS; bin += 1) {
    const place = DENSE + ((<usize>bin) << 2);
    if (load<u32>(place) === EMPTY_BIN) store<u32>(place, borrowed(bins, bin));
  }
  return true;
}

/** The first bin in its order that is not empty; there is one. */
function borrowed(bins: usize, bin: u32): u32 {
  let at = LENDING_ORDERS + <usize>(bin * BINS);
  while (load<u32>(bins + ((<usize>load<u8>(at)) << 2)) === EMPTY_BIN) at += 1;
  return load<u32>(bins + ((<usize>load<u8>(at)) << 2));
}
