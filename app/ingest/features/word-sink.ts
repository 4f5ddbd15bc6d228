/**
 * Words as hashes. A word is a run of letters, digits and marks in lower case; in scripts written without spaces every
 * letter is one, so that shingles there are of letters. Punctuation and white space only divide.
 */
import { folded, LETTER, SOLO } from "./fold-table.ts";

/** Characters read between two calls of a sink: its buffer stays in the nearest cache, however long the text. */
export const BLOCK = 4096;
/** Words of the block before that stay in front of the new ones: a phrase or shingle may cross the border. */
export const WORDS_BEFORE = 4;

export interface WordSink {
  /** The reader writes hashes of words from {@link WORDS_BEFORE} on. */
  readonly words: Int32Array;
  /** Takes the whole words before `end`, keeps the last four in front, and returns where the next one goes. */
  take(end: number): number;
}

export function wordBuffer(): Int32Array {
  return new Int32Array(WORDS_BEFORE + BLOCK + 2);
}

export const NO_WORDS: WordSink = { words: wordBuffer(), take: () => WORDS_BEFORE };

export function hashUnit(hash: number, unit: number): number {
  return Math.imul((hash + 0x3d4d51cb) ^ unit, 0x2c1b3c6d);
}

/** The hashes of the words of a short text, as {@link WordSink} gets them: for word lists. */
export function wordHashes(text: string): number[] {
  const hashes: number[] = [];
  let hash: number | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const unit = folded(text.charCodeAt(i));
    if (unit & LETTER) {
      hash = hashUnit(hash ?? 0, unit & 0xffff);
      continue;
    }
    if (hash !== null) hashes.push(hash);
    hash = null;
    if (unit & SOLO) hashes.push(hashUnit(0, unit & 0xffff));
  }
  if (hash !== null) hashes.push(hash);
  return hashes;
}
