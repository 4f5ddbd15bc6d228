/**
 * Long texts of a record pass through an export without being read: they are lifted out of its line before the rest is
 * parsed, a short mark stands in their place, and where a row is written the delivered bytes are copied to the mark.
 *
 * The bytes written are those of `JSON.stringify(JSON.parse(line))`: a line is lifted only where it is spelt as
 * JSON.stringify spells it (RFC 8259 allows others, such as \u00e9 or \/). Comparing texts, trimmed or not, gives the same
 * answer as before: what is lifted runs from the first to the last character that no trimming removes, and equal texts
 * of a record get the same mark. What looks inside a text has to parse the line instead.
 */
import { isUtf8 } from "node:buffer";

export interface LiftedTexts {
  bytes: Buffer;
  /** Where each begins and ends in `bytes`. */
  starts: number[];
  ends: number[];
}

export interface LiftedLine {
  /** JSON, with marks in the place of long texts. */
  json: string;
  texts: LiftedTexts;
}

/** Around the number of a text. A character that JSON leaves as it is; a line that holds it is not lifted. */
export const TEXT_MARK = "\x7f";

/** In bytes. Shorter texts are parsed sooner than they are lifted. */
const SHORTEST = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BEYOND_ASCII = /[\x80-\xff]/;

/** The line at `from … to` without its long texts; null where it has to be parsed as a whole. */
export function liftTexts(bytes: Buffer, from: number, to: number): LiftedLine | null {
  // One character per byte: searching such a string is several times faster than searching the bytes.
  const line = bytes.toString("latin1", from, to);
  if (line.includes("\\u") || line.includes("\\/") || line.includes(TEXT_MARK)) return null;
  if (!isUtf8(bytes.subarray(from, to))) return null;
  const texts: LiftedTexts = { bytes, starts: [], ends: [] };
  let json = "";
  let copied = 0;
  let at = 0;
  while (at < line.length) {
    if (line.charCodeAt(at) !== QUOTE) {
      at += 1;
      continue;
    }
    const begin = at + 1;
    const end = endOfString(line, begin);
    if (end < 0) return null;
    at = end + 1;
    if (end - begin < SHORTEST) continue;
    const first = firstKept(line, begin, end);
    const last = lastKept(line, first, end);
    if (last - first < SHORTEST) continue;
    json += `${line.slice(copied, first)}${TEXT_MARK}${placeOf(texts, line, from, first, last)}${TEXT_MARK}`;
    copied = last;
  }
  json += line.slice(copied);
  return { json: BEYOND_ASCII.test(json) ? Buffer.from(json, "latin1").toString("utf8") : json, texts };
}

/** Most strings are keys and short values, for which a call costs more than the few steps. */
function endOfString(line: string, begin: number): number {
  for (let at = begin; at < begin + SHORTEST; at += 1) {
    const code = line.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  for (let at = line.indexOf('"', begin); at >= 0; at = line.indexOf('"', at + 1)) {
    let slashes = at;
    while (line.charCodeAt(slashes - 1) === BACKSLASH) slashes -= 1;
    if ((at - slashes) % 2 === 0) return at;
  }
  return -1;
}

/** The white space that String.prototype.trim removes begins, beyond ASCII, with the bytes C2, E1, E2, E3 and EF. */
function keptBytes(code: number): number {
  if (code < 0x80) return code > 0x20 && code !== BACKSLASH ? 1 : 0;
  if (code >= 0xf0) return 4;
  return code >= 0xe4 && code < 0xef ? 3 : 0;
}

function firstKept(line: string, begin: number, end: number): number {
  let at = begin;
  while (at < end && keptBytes(line.charCodeAt(at)) === 0) at += line.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

/** Behind the last kept character; what stands behind a backslash counts as part of an escape. */
function lastKept(line: string, begin: number, end: number): number {
  for (let at = end - 1; at >= begin; at -= 1) {
    const bytes = keptBytes(line.charCodeAt(at));
    if (bytes > 0 && line.charCodeAt(at - 1) !== BACKSLASH) return at + bytes;
  }
  return begin;
}

/** Equal texts have one place. */
function placeOf({ starts, ends }: LiftedTexts, line: string, from: number, first: number, last: number) {
  for (let i = 0; i < starts.length; i += 1)
    if (
      (ends[i] as number) - (starts[i] as number) === last - first &&
      line.startsWith(line.slice(first, last), (starts[i] as number) - from)
    )
      return i;
  starts.push(from + first);
  ends.push(from + last);
  return starts.length - 1;
}
