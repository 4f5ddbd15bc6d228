/**
 * Long texts of a record pass through an export without being read: they are lifted out of its line before the rest is
 * parsed, a short mark stands in their place, and where a row is written they are put back as they were delivered.
 *
 * What is written is what `JSON.stringify(JSON.parse(line))` gives: a line is lifted only where it is spelt as
 * JSON.stringify spells it (RFC 8259 allows others, such as \u00e9 or \/). Comparing texts, trimmed or not, gives the same
 * answer as before: what is lifted runs from the first to the last character that no trimming removes, and equal texts
 * of a record get the same mark. What looks inside a text has to parse the line instead.
 *
 * A prompt of several messages is lifted as one text, from its first content to the end of its last one: what is parsed
 * then has one message, and what is written has all of them. Where somebody looks at single messages, each is lifted alone.
 *
 * `lift-kernel.server.ts` does the same for a whole block, compiled; the two change together.
 */
import { BACKSLASH, endOfLongString, endOfString, QUOTE } from "./string-ends.ts";

export interface LiftedTexts {
  /** What was delivered, one character per byte: to search in that is several times faster than in the bytes. */
  line: string;
  /** What the places of its texts count from: 0 = its first character. */
  offset: number;
  /** Where each begins and ends. */
  starts: ArrayLike<number>;
  ends: ArrayLike<number>;
}

/** Those of a line in a block that the kernel lifted: it puts them back itself, as long as it holds the block. */
export class TextsInKernel implements LiftedTexts {
  /** Of the kernel's blocks. */
  readonly nth: number;
  readonly offset: number;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly #bytes: Buffer;
  readonly #end: number;

  /** @param offset where in the bytes of the block the line begins @param end and where it ends */
  constructor(
    bytes: Buffer,
    { offset, end }: { offset: number; end: number },
    { starts, ends, nth }: Pick<TextsInKernel, "starts" | "ends" | "nth">,
  ) {
    this.nth = nth;
    this.#bytes = bytes;
    this.offset = offset;
    this.#end = end;
    this.starts = starts;
    this.ends = ends;
  }

  get line(): string {
    return this.#bytes.toString("latin1", this.offset, this.#end);
  }
}

/** The same for what is written as values instead of JSON: the texts without their escapes, in UTF-8. */
export interface DecodedTexts {
  bytes: Uint8Array;
  starts: ArrayLike<number>;
  ends: ArrayLike<number>;
  /** Of a prompt of several messages how many they are: it is their contents, each behind its length. 0 = a text. */
  messages: ArrayLike<number>;
  /** The roles of a prompt follow its contents, in the same form, and end here. */
  rolesEnds: ArrayLike<number>;
}

export interface LiftedLine {
  /** JSON, with marks in the place of long texts. */
  json: string;
  texts: LiftedTexts;
}

interface GrowingTexts extends LiftedTexts {
  starts: number[];
  ends: number[];
}

/** Whether a prompt of several messages is one text, or each of its messages is. */
export type Lifting = "prompts" | "messages";

/** Around the number of a text. A character that JSON leaves as it is; a line that holds it is not lifted. */
export const TEXT_MARK = "\x7f";

/** In characters. Shorter texts are parsed sooner than they are lifted. */
const SHORTEST = 64;
export const PROMPT = '"prompt":[{"role":"';
export const CONTENT = '","content":"';
export const NEXT_MESSAGE = '"},{"role":"';
export const END_OF_LIST = '"}]';

/**
 * The line without its long texts; null where it has to be parsed as a whole.
 *
 * @param line valid UTF-8, one character per byte
 */
export function liftTexts(line: string, lifting: Lifting): LiftedLine | null {
  if (line.includes("\\u") || line.includes("\\/") || line.includes(TEXT_MARK)) return null;
  const texts: GrowingTexts = { line, offset: 0, starts: [], ends: [] };
  let json = "";
  let copied = 0;
  let at = 0;
  while (at < line.length) {
    if (line.charCodeAt(at) !== QUOTE) {
      at += 1;
      continue;
    }
    const contents = lifting === "prompts" && line.startsWith(PROMPT, at) ? contentsOf(line, at + PROMPT.length) : null;
    const begin = contents?.begin ?? at + 1;
    const end = contents?.end ?? endOfString(line, begin);
    if (end < 0) return null;
    at = end + 1;
    if (end - begin < SHORTEST) continue;
    const first = contents ? begin : firstKept(line, begin, end);
    const last = contents ? end : lastKept(line, first, end);
    if (last - first < SHORTEST) continue;
    json += `${line.slice(copied, first)}${TEXT_MARK}${placeOf(texts, first, last)}${TEXT_MARK}`;
    copied = last;
  }
  return { json: json + line.slice(copied), texts };
}

/** What was written of a lifted line, with the texts in the places of their marks. */
export function putBack(json: string, { line, offset, starts, ends }: LiftedTexts): string {
  let whole = "";
  let from = 0;
  for (let at = json.indexOf(TEXT_MARK); at >= 0; at = json.indexOf(TEXT_MARK, from)) {
    const end = json.indexOf(TEXT_MARK, at + 1);
    const n = Number(json.slice(at + 1, end));
    whole += json.slice(from, at) + line.slice((starts[n] as number) - offset, (ends[n] as number) - offset);
    from = end + 1;
  }
  return whole + json.slice(from);
}

/**
 * From the first role of a list of messages, where the content of its first message begins and that of its last one ends;
 * null when a message says more than its role and its content, or in another order.
 */
function contentsOf(line: string, firstRole: number): { begin: number; end: number } | null {
  let begin = 0;
  for (let role = firstRole; ; ) {
    const roleEnd = line.indexOf('"', role);
    if (!line.startsWith(CONTENT, roleEnd)) return null;
    begin ||= roleEnd + CONTENT.length;
    const end = endOfLongString(line, roleEnd + CONTENT.length);
    if (line.startsWith(END_OF_LIST, end)) return { begin, end };
    if (!line.startsWith(NEXT_MESSAGE, end)) return null;
    role = end + NEXT_MESSAGE.length;
  }
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
function placeOf({ line, starts, ends }: GrowingTexts, first: number, last: number): number {
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] as number;
    if ((ends[i] as number) - start === last - first && line.startsWith(line.slice(first, last), start)) return i;
  }
  starts.push(first);
  ends.push(last);
  return starts.length - 1;
}
