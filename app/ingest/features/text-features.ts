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
import { EMOJI_LEAD, foldTable, LINE_FEED, LOW_SURROGATE, PUNCTUATION_MARK } from "./fold-table.ts";

const SEED_HIGH = 0x9e3779b9 | 0;
const SEED_LOW = 0x85ebca6b | 0;

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
  flags: number;
}

export function emptyFeatures(): TextFeatures {
  return { key: 0, chars: 0, words: 0, listItems: 0, headers: 0, bold: 0, emoji: 0, exclamations: 0, flags: 0 };
}

/**
 * Fills `out` (reused by the caller: no object per text).
 *
 * White space is handled by arithmetic, not by branches: where a word ends is what no processor predicts, and a wrong
 * guess at every word costs three times as much as the whole of the rest.
 */
export function textFeatures(text: string, out: TextFeatures): void {
  const fold = foldTable();
  const end = trimmedEnd(text, fold);
  const lines = { listItems: 0, headers: 0, tables: 0, fences: 0 };
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
  readLineStart(text, 0, end, lines);
  for (let i = 0; i < end; i += 1) {
    let unit = fold[text.charCodeAt(i)] as number;
    if (unit > 0xffff) {
      if (unit & LINE_FEED) readLineStart(text, i + 1, end, lines);
      else if (unit & PUNCTUATION_MARK) {
        const mark = unit & 0xffff;
        if (mark === 33) exclamations += 1;
        else if (mark === 42) stars += (lines.fences & 1) === 0 && i + 1 < end && text.charCodeAt(i + 1) === 42 ? 1 : 0;
        else links += i + 2 < end && text.charCodeAt(i + 1) === 47 && text.charCodeAt(i + 2) === 47 ? 1 : 0;
      } else if (unit & LOW_SURROGATE) surrogates += 1;
      else if (unit & EMOJI_LEAD) emoji += 1;
      else needsNeighbours = 1;
      unit &= 0xffff;
    }
    const space = ((unit ^ 32) - 1) >>> 31;
    if ((space & afterSpace) === 1) continue;
    words += afterSpace;
    high = Math.imul(high ^ unit, -1640531535);
    low = Math.imul(low ^ unit, 1597334677);
    afterSpace = space;
  }
  out.chars = text.length - surrogates;
  out.words = words;
  out.listItems = lines.listItems;
  out.headers = lines.headers;
  out.bold = stars >> 1;
  out.emoji = emoji;
  out.exclamations = exclamations;
  out.key = words === 0 ? 0 : needsNeighbours ? hashOfNormalised(text) : key53(high, low);
  out.flags =
    (out.key === 0 ? ResponseFlag.EMPTY : 0) |
    (lines.tables > 1 ? ResponseFlag.HAS_TABLE : 0) |
    (links > 0 ? ResponseFlag.HAS_LINK : 0) |
    (lines.fences > 0 ? ResponseFlag.HAS_CODE : 0);
}

function trimmedEnd(text: string, fold: Uint32Array): number {
  let end = text.length;
  while (end > 0 && ((fold[text.charCodeAt(end - 1)] as number) & 0xffff) === 32) end -= 1;
  return end;
}

interface LineCounts {
  listItems: number;
  headers: number;
  tables: number;
  fences: number;
}

/** What the first mark of a line says about the line: header, list item, table row or fence. */
function readLineStart(text: string, from: number, end: number, lines: LineCounts): void {
  let i = from;
  while (i < end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i += 1;
  if (i >= end) return;
  const code = text.charCodeAt(i);
  if (code === 96) lines.fences += text.startsWith("```", i) ? 1 : 0;
  else if (lines.fences & 1) return;
  else if (code === 35) lines.headers += isHeader(text, i) ? 1 : 0;
  else if (code === 124) lines.tables += 1;
  else if (code <= 57 && code >= 42) lines.listItems += isListItem(text, i, code) ? 1 : 0;
}

/** The rare path: text whose units depend on their neighbours is normalised by the runtime first. */
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

function isHeader(text: string, at: number): boolean {
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
