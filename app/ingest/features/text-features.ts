/**
 * One pass over a text: its size, its formatting and the hash of its normalised form.
 *
 * Written as one loop over character codes because every text of every delivery passes through it: three regular
 * expressions over the same text cost more than the whole of this.
 *
 * Normalised form (for duplicates): NFC, lower case, runs of white space as one space, trimmed.
 * Formatting is counted as Arena's style control does: list items `- `, `* `, `+ `, `1. ` at line start; headers
 * `# ` … `###### `; bold `**…**`; nothing inside fenced code.
 */
import { key53 } from "#app/domain/key-chain.ts";
import { ResponseFlag } from "#app/metrics/batch-view.ts";
import {
  DIGIT,
  EMOJI_LEAD,
  foldTable,
  LINE_FEED,
  LOW_SURROGATE,
  NEEDS_NEIGHBOURS,
  PUNCTUATION_MARK,
  SOLO,
  SPECIAL,
} from "./fold-table.ts";
import { readLineStart } from "./line-start.ts";
import { hashOfNormalised, SEED_HIGH, SEED_LOW } from "./normal-hash.ts";
import { BLOCK, hashUnit, NO_WORDS, WORDS_BEFORE, type WordSink } from "./word-sink.ts";

export interface TextFeatures {
  /** 53-bit hash of the normalised text. 0 for a text that is empty after trimming. */
  key: number;
  /** Unicode code points. */
  chars: number;
  /** Runs of non-space characters. */
  words: number;
  listItems: number;
  headers: number;
  bold: number;
  emoji: number;
  exclamations: number;
  /** Words of ten letters or more. */
  longWords: number;
  /** Runs of sixteen letters and digits or more, as in keys; of seven digits or more with little between, as in accounts. */
  longRuns: number;
  longNumbers: number;
  flags: number;
}

export function emptyFeatures(): TextFeatures {
  return {
    key: 0,
    chars: 0,
    words: 0,
    listItems: 0,
    headers: 0,
    bold: 0,
    emoji: 0,
    exclamations: 0,
    longWords: 0,
    longRuns: 0,
    longNumbers: 0,
    flags: 0,
  };
}

/** Characters from one digit to the next of the same number, at most: "1 (415" has three. */
const DIGIT_GAP = 3;

/** Letters of a long word, and of a run that may be a key. */
const LONG_WORD = 10;
const LONG_RUN = 16;

/**
 * Fills `out` (reused by the caller: no object per text) and hands the hashed words to `sink`, block by block.
 *
 * White space and word ends are handled by arithmetic, not by branches: where a word ends is what no processor predicts,
 * and a wrong guess at every word costs three times as much as the whole of the rest.
 */
export function textFeatures(text: string, out: TextFeatures, sink: WordSink = NO_WORDS): void {
  const fold = foldTable();
  const end = trimmedEnd(text, fold);
  const lines = { listItems: 0, headers: 0, tables: 0, fences: 0 };
  const hashes = sink.words;
  let high = SEED_HIGH;
  let low = SEED_LOW;
  let words = 0;
  let stars = 0;
  let exclamations = 0;
  let surrogates = 0;
  let emoji = 0;
  let links = 0;
  let needsNeighbours = 0;
  let afterSpace = 1;
  let slot = WORDS_BEFORE;
  let hash = 0;
  let inWord = 0;
  let run = 0;
  let longWords = 0;
  let longRuns = 0;
  let digitRun = 0;
  let lastDigit = -DIGIT_GAP - 1;
  let longNumbers = 0;
  readLineStart(text, 0, end, lines);
  for (let from = 0; from < end; from += BLOCK) {
    const to = Math.min(end, from + BLOCK);
    for (let i = from; i < to; i += 1) {
      let unit = fold[text.charCodeAt(i)] as number;
      if (unit & SPECIAL) {
        if (unit & LINE_FEED) readLineStart(text, i + 1, end, lines);
        else if (unit & DIGIT) {
          digitRun = i - lastDigit <= DIGIT_GAP ? digitRun + 1 : 1;
          lastDigit = i;
          if (digitRun === 7) longNumbers += 1;
        } else if (unit & SOLO) {
          slot += inWord;
          inWord = 0;
          hashes[slot++] = hashUnit(0, unit & 0xffff);
          if (unit & NEEDS_NEIGHBOURS) needsNeighbours = 1;
        } else if (unit & PUNCTUATION_MARK) {
          const mark = unit & 0xffff;
          if (mark === 33) exclamations += 1;
          else if (mark === 42)
            stars += (lines.fences & 1) === 0 && i + 1 < end && text.charCodeAt(i + 1) === 42 ? 1 : 0;
          else links += i + 2 < end && text.charCodeAt(i + 1) === 47 && text.charCodeAt(i + 2) === 47 ? 1 : 0;
        } else if (unit & LOW_SURROGATE) surrogates += 1;
        else if (unit & EMOJI_LEAD) emoji += 1;
        else needsNeighbours = 1;
      }
      const letter = (unit >>> 21) & 1;
      unit &= 0xffff;
      slot += inWord & (letter ^ 1);
      hash = hashUnit(hash, unit) & -letter;
      hashes[slot] = hash;
      inWord = letter;
      run = (run + 1) & -letter;
      // Reached once by each word that is as long: rarely taken, and so foreseen.
      if (run === LONG_WORD) longWords += 1;
      else if (run === LONG_RUN) longRuns += 1;
      const space = ((unit ^ 32) - 1) >>> 31;
      if ((space & afterSpace) === 1) continue;
      words += afterSpace;
      high = Math.imul(high ^ unit, -1640531535);
      low = Math.imul(low ^ unit, 1597334677);
      afterSpace = space;
    }
    if (to === end) slot += inWord;
    slot = sink.take(slot);
    hashes[slot] = hash;
  }
  out.chars = text.length - surrogates;
  out.words = words;
  out.listItems = lines.listItems;
  out.headers = lines.headers;
  out.bold = stars >> 1;
  out.emoji = emoji;
  out.exclamations = exclamations;
  out.longWords = longWords;
  out.longRuns = longRuns;
  out.longNumbers = longNumbers;
  out.key = words === 0 ? 0 : needsNeighbours ? hashOfNormalised(text) : key53(high, low);
  out.flags = flagsOf(out.key, lines.tables, links, lines.fences);
}

/** Bits of ResponseFlag that formatting gives. */
export function flagsOf(key: number, tables: number, links: number, fences: number): number {
  return (
    (key === 0 ? ResponseFlag.EMPTY : 0) |
    (tables > 1 ? ResponseFlag.HAS_TABLE : 0) |
    (links > 0 ? ResponseFlag.HAS_LINK : 0) |
    (fences > 0 ? ResponseFlag.HAS_CODE : 0)
  );
}

function trimmedEnd(text: string, fold: Uint32Array): number {
  let end = text.length;
  while (end > 0 && ((fold[text.charCodeAt(end - 1)] as number) & 0xffff) === 32) end -= 1;
  return end;
}
