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
import { ResponseFlag } from "#app/metrics/batch-view.ts";

const SEED_HIGH = 0x9e3779b9 | 0;
const SEED_LOW = 0x85ebca6b | 0;

export interface TextFeatures {
  /** 53-bit hash of the normalised text. 0 for a text that is empty after trimming. */
  key: number;
  /** Unicode code points. */
  chars: number;
  /** Runs of characters between ASCII white space. */
  words: number;
  listItems: number;
  headers: number;
  bold: number;
  emoji: number;
  exclamations: number;
  flags: number;
}

export function emptyFeatures(): TextFeatures {
  return { key: 0, chars: 0, words: 0, listItems: 0, headers: 0, bold: 0, emoji: 0, exclamations: 0, flags: 0 };
}

/**
 * What to do with an ASCII code: 0 = white space; below 128 = hash this (lower-cased) code; from 128 = a mark that is
 * also counted. One table look-up replaces seven comparisons for the letters that make up nearly all of a text.
 */
const MARK = 128;
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code <= 32) return 0;
  if (code >= 65 && code <= 90) return code + 32;
  return code === 33 || code === 42 || code === 58 ? code | MARK : code;
});

/** Fills `out` (reused by the caller: no object per text). */
export function textFeatures(text: string, out: TextFeatures): void {
  let high = SEED_HIGH;
  let low = SEED_LOW;
  let words = 0;
  let listItems = 0;
  let headers = 0;
  let stars = 0;
  let exclamations = 0;
  let fences = 0;
  let surrogates = 0;
  let emoji = 0;
  let links = 0;
  let tables = 0;
  let ascii = true;
  let lineStart = true;
  const length = text.length;
  let i = 0;
  while (i < length) {
    let code = text.charCodeAt(i);
    if (code <= 32) {
      if (code === 10) lineStart = true;
      i += 1;
      continue;
    }
    if (words > 0) {
      high = Math.imul(high ^ 32, -1640531535);
      low = Math.imul(low ^ 32, 1597334677);
    }
    words += 1;
    if (lineStart) {
      lineStart = false;
      if (code === 35) headers += isHeader(text, i, fences) ? 1 : 0;
      else if (code === 124) tables += 1;
      else if (code === 96) fences += text.charCodeAt(i + 1) === 96 && text.charCodeAt(i + 2) === 96 ? 1 : 0;
      else if (code <= 57 && code >= 42) listItems += (fences & 1) === 0 && isListItem(text, i, code) ? 1 : 0;
    }
    // The word itself, up to the next white space.
    do {
      if (code < 128) {
        const step = ASCII[code] as number;
        if (step === 0) break;
        if (step < MARK) code = step;
        else if (code === 42) stars += text.charCodeAt(i + 1) === 42 && (fences & 1) === 0 ? 1 : 0;
        else if (code === 33) exclamations += 1;
        else links += text.charCodeAt(i + 1) === 47 && text.charCodeAt(i + 2) === 47 ? 1 : 0;
      } else {
        ascii = false;
        if (code >= 0xdc00 && code <= 0xdfff) surrogates += 1;
        else if ((code >= 0xd83c && code <= 0xd83e) || (code >= 0x2600 && code <= 0x27bf)) emoji += 1;
      }
      high = Math.imul(high ^ code, -1640531535);
      low = Math.imul(low ^ code, 1597334677);
      i += 1;
      code = text.charCodeAt(i);
    } while (i < length);
  }
  out.chars = length - surrogates;
  out.words = words;
  out.listItems = listItems;
  out.headers = headers;
  out.bold = stars >> 1;
  out.emoji = emoji;
  out.exclamations = exclamations;
  out.key = words === 0 ? 0 : ascii ? key53(high, low) : hashOfNormalised(text);
  out.flags =
    (out.key === 0 ? ResponseFlag.EMPTY : 0) |
    (tables > 1 ? ResponseFlag.HAS_TABLE : 0) |
    (links > 0 ? ResponseFlag.HAS_LINK : 0) |
    (fences > 0 ? ResponseFlag.HAS_CODE : 0);
}

/** The rare path: text beyond ASCII is normalised by the runtime's own Unicode tables first. */
function hashOfNormalised(text: string): number {
  const normal = text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  if (normal === "") return 0;
  let high = SEED_HIGH;
  let low = SEED_LOW;
  for (let i = 0; i < normal.length; i += 1) {
    const code = normal.charCodeAt(i);
    high = Math.imul(high ^ code, -1640531535);
    low = Math.imul(low ^ code, 1597334677);
  }
  return key53(high, low);
}

/** Combines keys of parts, where order matters: hash of a prompt made of messages. */
export function chainKeys(first: number, second: number): number {
  const a = Math.imul((first | 0) ^ 0x27d4eb2f, -1640531535) ^ Math.imul((first / 0x100000000) | 0, 1597334677);
  const b = Math.imul((second | 0) ^ (a >>> 13), 2246822507) ^ Math.imul((second / 0x100000000) | 0, 3266489909);
  return key53(a ^ Math.imul(b, -1640531535), b ^ Math.imul(a, 1597334677));
}

function key53(high: number, low: number): number {
  let h = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  let l = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  h ^= h >>> 15;
  l ^= l >>> 15;
  return 4294967296 * (2097151 & h) + (l >>> 0);
}

function isHeader(text: string, at: number, fences: number): boolean {
  if (fences & 1) return false;
  let i = at;
  while (text.charCodeAt(i) === 35 && i - at < 7) i += 1;
  return i - at <= 6 && text.charCodeAt(i) === 32;
}

function isListItem(text: string, at: number, code: number): boolean {
  if (code < 48) return code !== 44 && code < 46 && text.charCodeAt(at + 1) === 32;
  let i = at + 1;
  while (i - at < 4 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 57) i += 1;
  return text.charCodeAt(i) === 46 && text.charCodeAt(i + 1) === 32;
}
