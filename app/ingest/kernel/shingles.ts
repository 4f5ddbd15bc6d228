/** The same as `features/shingle.ts` and `stats/one-permutation-min-hash.ts`, over all words of a text at once. */
import { WORDS } from "./layout";

const SHINGLE: u32 = 5;
const BINS: u32 = 112;

/** The MinHash bins at `bins` become those of the union with the word 5-grams of the text. */
export function addShingles(words: u32, bins: usize): void {
  if (words < SHINGLE) return;
  const end = WORDS + ((<usize>words + 4) << 2);
  let at = WORDS + 32;
  for (; at + 12 < end; at += 16) addFour(at, bins);
  for (; at < end; at += 4) {
    const hash = mixed(shingleAt(at));
    lower(bins, ((hash >> 16) * BINS) >> 16, hash * 0x9e3779b1);
  }
}

/** The four shingles that end at `at` and at the three words after it, each step of all of them at once. */
function addFour(at: usize, bins: usize): void {
  let hash = times(v128.load(at), 0x9e3779b1);
  hash = i32x4.add(hash, times(v128.load(at - 4), 0x85ebca77));
  hash = i32x4.add(hash, times(v128.load(at - 8), 0xc2b2ae3d));
  hash = i32x4.add(hash, times(v128.load(at - 12), 0x27d4eb2f));
  hash = i32x4.add(hash, times(v128.load(at - 16), 0x165667b1));
  hash = times(v128.xor(hash, i32x4.shr_u(hash, 16)), 0x85ebca6b);
  hash = times(v128.xor(hash, i32x4.shr_u(hash, 13)), 0xc2b2ae35);
  hash = v128.xor(hash, i32x4.shr_u(hash, 16));
  const bin = i32x4.shr_u(times(i32x4.shr_u(hash, 16), BINS), 16);
  const value = times(hash, 0x9e3779b1);
  lower(bins, i32x4.extract_lane(bin, 0), i32x4.extract_lane(value, 0));
  lower(bins, i32x4.extract_lane(bin, 1), i32x4.extract_lane(value, 1));
  lower(bins, i32x4.extract_lane(bin, 2), i32x4.extract_lane(value, 2));
  lower(bins, i32x4.extract_lane(bin, 3), i32x4.extract_lane(value, 3));
}

function times(lanes: v128, factor: u32): v128 {
  return i32x4.mul(lanes, i32x4.splat(<i32>factor));
}

function lower(bins: usize, bin: u32, value: u32): void {
  const at = bins + ((<usize>bin) << 2);
  store<u32>(at, min(value, load<u32>(at)));
}

function shingleAt(at: usize): u32 {
  return (
    load<u32>(at) * 0x9e3779b1 +
    load<u32>(at - 4) * 0x85ebca77 +
    load<u32>(at - 8) * 0xc2b2ae3d +
    load<u32>(at - 12) * 0x27d4eb2f +
    load<u32>(at - 16) * 0x165667b1
  );
}

function mixed(element: u32): u32 {
  let hash = element ^ (element >> 16);
  hash *= 0x85ebca6b;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35;
  return hash ^ (hash >> 16);
}
