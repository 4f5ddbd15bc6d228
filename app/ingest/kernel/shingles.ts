/** The same as `features/shingle.ts` and `stats/one-permutation-min-hash.ts`, over all words of a text at once. */
import { WORDS } from "./layout";

const SHINGLE: u32 = 5;
const BINS: u32 = 112;

/** The MinHash bins at `bins` become those of the union with the word 5-grams of the text. */
export function addShingles(words: u32, bins: usize): void {
  if (words < SHINGLE) return;
  const end = WORDS + ((<usize>words + 4) << 2);
  for (let at = WORDS + 32; at < end; at += 4) {
    const hash = mixed(shingleAt(at));
    const bin = bins + ((<usize>(((hash >> 16) * BINS) >> 16)) << 2);
    const value = hash * 0x9e3779b1;
    const least = load<u32>(bin);
    store<u32>(bin, min(value, least));
  }
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
