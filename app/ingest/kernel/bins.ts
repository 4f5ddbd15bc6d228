/**
 * The same as `stats/one-permutation-min-hash.ts`, `stats/min-hash-bands.ts` and `stats/min-hash-sketch.ts`, for bins that lie
 * in this memory: four of them in one step where they do not depend on each other.
 */
import { DENSE, LENDING_ORDERS, LENDING_RANKS, NEAREST } from "./layout";

const BANDS: u32 = 14;
const ROWS: u32 = 8;
const BINS: u32 = 112;
const BYTES: usize = 448;
const EMPTY_BIN: u32 = 0xffff_ffff;
const PER_WORD: u32 = 16;
/** Full bins up to which {@link lendAll} is faster. */
const FEW: u32 = 72;

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

/** Two bits of each bin. Bin 4 i + j of sixteen is lane j of the i-th vector: its bits move up 8 i places, and then 2 j. */
function writeSketch(bins: usize, sketch: usize): void {
  let at = bins;
  for (let word: usize = 0; word < BINS / PER_WORD; word += 1, at += PER_WORD << 2) {
    const bits = v128.or(
      v128.or(kinds(at), i32x4.shl(kinds(at + 16), 8)),
      v128.or(i32x4.shl(kinds(at + 32), 16), i32x4.shl(kinds(at + 48), 24)),
    );
    const apart = i32x4.mul(bits, i32x4(1, 4, 16, 64));
    const halves = v128.or(apart, v128.shuffle<i32>(apart, apart, 2, 3, 0, 1));
    store<u32>(sketch + (word << 2), i32x4.extract_lane(halves, 0) | i32x4.extract_lane(halves, 1));
  }
}

/** Of each of four bins which of three kinds it is of, 1 to 3; 0 when it is empty. */
function kinds(at: usize): v128 {
  const values = v128.load(at);
  const low = v128.and(values, i32x4.splat(0xffff));
  const kind = i32x4.add(i32x4.shr_u(i32x4.add(low, i32x4.shl(low, 1)), 16), i32x4.splat(1));
  return v128.andnot(kind, i32x4.eq(values, i32x4.splat(-1)));
}

/** Four bands at a time. There are two more than fourteen in the last four, which hash what lies behind and are dropped. */
function writeBands(bands: usize): void {
  for (let band: u32 = 0; band < BANDS; band += 4) {
    const at = DENSE + ((<usize>band * ROWS) << 2);
    let hash = i32x4.add(i32x4.splat(band + 1), i32x4(0, 1, 2, 3));
    hash = joinRows(joinRows(hash, at), at + 16);
    hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(0xc2b2ae35));
    hash = v128.xor(hash, i32x4.shr_u(hash, 16));
    // A band hash is never 0.
    hash = i32x4.sub(hash, i32x4.eq(hash, i32x4.splat(0)));
    const out = bands + ((<usize>band) << 2);
    if (band + 4 <= BANDS) v128.store(out, hash);
    else v128.store_lane<u64>(out, hash, 0);
  }
}

/** Joins the next four rows of four bands, whose first begins at `at`, to their hashes. */
function joinRows(hashes: v128, at: usize): v128 {
  const one = v128.load(at);
  const two = v128.load(at, 32);
  const three = v128.load(at, 64);
  const four = v128.load(at, 96);
  const oneTwoLow = v128.shuffle<i32>(one, two, 0, 4, 1, 5);
  const oneTwoHigh = v128.shuffle<i32>(one, two, 2, 6, 3, 7);
  const threeFourLow = v128.shuffle<i32>(three, four, 0, 4, 1, 5);
  const threeFourHigh = v128.shuffle<i32>(three, four, 2, 6, 3, 7);
  let joined = joinRow(hashes, v128.shuffle<i64>(oneTwoLow, threeFourLow, 0, 2));
  joined = joinRow(joined, v128.shuffle<i64>(oneTwoLow, threeFourLow, 1, 3));
  joined = joinRow(joined, v128.shuffle<i64>(oneTwoHigh, threeFourHigh, 0, 2));
  return joinRow(joined, v128.shuffle<i64>(oneTwoHigh, threeFourHigh, 1, 3));
}

function joinRow(hashes: v128, row: v128): v128 {
  const hash = i32x4.mul(v128.xor(hashes, row), i32x4.splat(0x85ebca6b));
  return v128.xor(hash, i32x4.shr_u(hash, 15));
}

/** Copies the bins to DENSE with the empty ones filled. False when all are empty. */
function fillEmpty(bins: usize): bool {
  let full: u32 = 0;
  for (let at: usize = 0; at < BYTES; at += 16) {
    const four = v128.load(bins + at);
    v128.store(DENSE + at, four);
    full += 4 - popcnt(<u32>i32x4.bitmask(i32x4.eq(four, i32x4.splat(-1))));
  }
  if (full === 0) return false;
  if (full === BINS) return true;
  if (full <= FEW) lendAll(bins);
  else
    for (let bin: u32 = 0; bin < BINS; bin += 1)
      if (isEmpty(bins, bin)) lend(bins, bin, LENDING_ORDERS + <usize>(bin * BINS));
  return true;
}

function isEmpty(bins: usize, bin: u32): bool {
  return load<u32>(bins + ((<usize>bin) << 2)) === EMPTY_BIN;
}

/** Fills a bin from the first one in `order` that is not empty; there is one. */
function lend(bins: usize, bin: u32, order: usize): void {
  let at = order;
  while (isEmpty(bins, load<u8>(at))) at += 1;
  store<u32>(DENSE + ((<usize>bin) << 2), load<u32>(bins + ((<usize>load<u8>(at)) << 2)));
}

/**
 * Fills all empty bins where few are full: along its order each would look at many. Each full bin says how far behind it stands
 * in the order of every other, sixteen of them at once; the least of these is where the order first meets a full one.
 */
function lendAll(bins: usize): void {
  memory.fill(NEAREST, 0xff, BINS);
  for (let from: u32 = 0; from < BINS; from += 1) {
    if (isEmpty(bins, from)) continue;
    const ranks = LENDING_RANKS + <usize>(from * BINS);
    for (let at: usize = 0; at < BINS; at += 16)
      v128.store(NEAREST + at, i8x16.min_u(v128.load(NEAREST + at), v128.load(ranks + at)));
  }
  for (let bin: u32 = 0; bin < BINS; bin += 1) {
    const from = load<u8>(LENDING_ORDERS + <usize>(bin * BINS + load<u8>(NEAREST + <usize>bin)));
    const own = load<u32>(bins + ((<usize>bin) << 2));
    const lent = load<u32>(bins + ((<usize>from) << 2));
    store<u32>(DENSE + ((<usize>bin) << 2), own === EMPTY_BIN ? lent : own);
  }
}
