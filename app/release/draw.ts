/**
 * A uniform number in [0, 1) drawn by what it is drawn for: the same seed and words give the same number, whatever was
 * drawn before. A stream cannot promise that where records are written by several threads, or some are left out.
 */
import { key53 } from "#app/domain/key-chain.ts";

/** @example drawOf(7, "resample", "r-1", 0) === drawOf(7, "resample", "r-1", 0) */
export function drawOf(seed: number, ...words: readonly (string | number)[]): number {
  let high = Math.imul(seed | 0, 0x9e3779b1) ^ 0x811c9dc5;
  let low = Math.imul(Math.floor(seed / 0x100000000) ^ 0x27d4eb2f, 0x85ebca6b);
  for (const word of words) {
    const text = typeof word === "string" ? word : String(word);
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit, 0x5bd1e995) ^ (low >>> 15);
    }
    // Between two words, so that "ab", "c" is not "a", "bc".
    high = Math.imul(high ^ 0x10001, 0x01000193);
    low = Math.imul(low ^ 0x10001, 0x5bd1e995) ^ (low >>> 15);
  }
  return key53(high, low) / 2 ** 53;
}
