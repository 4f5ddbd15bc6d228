/**
 * Long runs of letters and digits, counted from one bit a character, forty-eight of them at a time: nearly all runs are short,
 * so to count along each would cost every character for what hardly any has.
 */
import { LETTER_BITS } from "./layout";

/** Bits of the characters before that stand in front: as many as the longest run needs to be told from a longer one. */
const BYTES_BEFORE: usize = 2;
const STEP: usize = 6;

/** Runs of ten and of sixteen, or more. */
export let longWords: u32 = 0;
export let longRuns: u32 = 0;

export function startRuns(): void {
  longWords = longRuns = 0;
  store<u16>(LETTER_BITS, 0);
}

/** Which of the sixteen characters of the block from `k` on are letters or digits. */
export function noteLetters(k: u32, bits: u16): void {
  store<u16>(LETTER_BITS + BYTES_BEFORE + <usize>(k >> 3), bits);
}

/** Counts the runs that reach their length within the block, whose `n` bits stand at LETTER_BITS behind those before. */
export function countLongRuns(n: u32): void {
  const bytes = <usize>((n + 7) >> 3);
  store<u64>(LETTER_BITS + BYTES_BEFORE + bytes, 0);
  for (let at: usize = 0; at < bytes; at += STEP) {
    const one = load<u64>(LETTER_BITS + at);
    const two = one & (one << 1);
    const four = two & (two << 2);
    const eight = four & (four << 4);
    longWords += reached(eight & (two << 8));
    longRuns += reached(eight & (eight << 8));
  }
  store<u16>(LETTER_BITS, load<u16>(LETTER_BITS + bytes));
}

/** Of the places behind so many letters, those whose place before is not: there the run has just become so long. */
function reached(ends: u64): u32 {
  return <u32>popcnt((ends & ~(ends << 1)) >> 16);
}
