/** The same as `features/function-words.ts`, without a branch on what a word is: no processor foresees that. */
import { FUNCTION_WORDS, LANGUAGE_HITS, SPEAKERS, WORD_GROUPS, WORDS } from "./layout";

const BUCKET_FACTOR: u32 = 0x2c1b3c6d;
const WORDS_SCREENED: u32 = 64;
/** One byte for each language. */
const SPEAKERS_BYTES: usize = 64;

/** Counts the first words of the text for each language that they belong to. Returns the most that one language has. */
export function countFunctionWords(words: u32): u32 {
  const end = WORDS + ((<usize>min(words, WORDS_SCREENED) + 4) << 2);
  let first = i8x16.splat(0);
  let second = first;
  let third = first;
  let fourth = first;
  for (let at = WORDS + 16; at < end; at += 4) {
    const speakers = SPEAKERS + SPEAKERS_BYTES * groupOf(load<u32>(at));
    first = i8x16.add(first, v128.load(speakers));
    second = i8x16.add(second, v128.load(speakers, 16));
    third = i8x16.add(third, v128.load(speakers, 32));
    fourth = i8x16.add(fourth, v128.load(speakers, 48));
  }
  storeHits(LANGUAGE_HITS, first);
  storeHits(LANGUAGE_HITS + 32, second);
  storeHits(LANGUAGE_HITS + 64, third);
  storeHits(LANGUAGE_HITS + 96, fourth);
  return mostOf(i8x16.max_u(i8x16.max_u(first, second), i8x16.max_u(third, fourth)));
}

function mostOf(hits: v128): u32 {
  const eight = i8x16.max_u(hits, v128.shuffle<i64>(hits, hits, 1, 0));
  const four = i8x16.max_u(eight, i64x2.shr_u(eight, 32));
  const two = i8x16.max_u(four, i32x4.shr_u(four, 16));
  return i8x16.extract_lane_u(i8x16.max_u(two, i16x8.shr_u(two, 8)), 0);
}

function groupOf(hash: u32): usize {
  const bucket = ((hash * BUCKET_FACTOR) >> 21) << 2;
  const keys = v128.load(FUNCTION_WORDS + ((<usize>bucket) << 2));
  const found = <u32>i32x4.bitmask(i32x4.eq(keys, i32x4.splat(<i32>hash)));
  // A word that is none of them would be named by the bucket behind.
  return <usize>load<u8>(WORD_GROUPS + <usize>(bucket + ctz(found | 16))) & (0 - <usize>(found !== 0));
}

function storeHits(at: usize, hits: v128): void {
  v128.store(at, i16x8.extend_low_i8x16_u(hits));
  v128.store(at, i16x8.extend_high_i8x16_u(hits), 16);
}
