/**
 * AssemblyScript, compiled to WebAssembly by `app/build.js`: lifts the long texts out of all lines of a block as
 * `lifted-texts.ts` lifts those of one line, decodes them where they are wanted as values, and puts them back into what was
 * written of a line. Everything an export writes passes through one of the two; a test holds them to the same.
 */
import { areEqual, BACKSLASH, byteAt, copy, decode, endOfString, placeOfByte, QUOTE, startsWith } from "./bytes";
import {
  BLOCK,
  CONTENT,
  DECODED,
  DECODED_ENDS,
  DECODED_STARTS,
  END_OF_LIST,
  ENDS,
  JSON_ENDS,
  LINE,
  LINE_END,
  LINES,
  MESSAGES,
  MOST_PARTS,
  NEXT_MESSAGE,
  OPENING,
  PARTS,
  ROLES_ENDS,
  SHORT_JSON,
  SPELLING_LENGTHS,
  STARTS,
} from "./layout";
import { COLON, COMMA, commaBefore, endOfValue, firstBeyondSpace, isPassedOver } from "./members";

const SHORTEST: usize = 64;
const TEXT_MARK: u8 = 0x7f;
const NEWLINE: u8 = 0x0a;
const ZERO: u32 = 0x30;

// Texts of the block so far, where the next JSON is written, and where the next decoded text is.
let texts: u32 = 0;
let out: usize = SHORT_JSON;
let decoded: usize = DECODED;
/** Messages of the prompt that `contentsOf` found. */
let parts: u32 = 0;

/**
 * Lifts the texts of `lines` lines. Returns how many texts there are in all.
 *
 * @param wholePrompts whether a prompt of several messages is one text
 * @param decodes whether to decode the texts, and to leave out the members that are passed over
 */
export function lift(lines: u32, wholePrompts: bool, decodes: bool): u32 {
  texts = 0;
  out = SHORT_JSON;
  decoded = DECODED;
  for (let line: u32 = 0; line < lines; line += 1) {
    const begin = BLOCK + <usize>load<u32>(LINES + ((<usize>line) << 3));
    const end = begin + <usize>load<u32>(LINES + ((<usize>line) << 3), 4);
    const before = out;
    const textsBefore = texts;
    if (liftLine(begin, end, wholePrompts, decodes)) {
      store<u8>(out, <u8>COMMA);
      out += 1;
    } else {
      out = before;
      texts = textsBefore;
    }
    store<u32>(JSON_ENDS + ((<usize>line) << 2), <u32>(out - SHORT_JSON));
  }
  return texts;
}

/**
 * Writes the JSON at SHORT_JSON to LINE, with the texts of the lines lifted last in the places of their marks and a line
 * end behind it. Returns how many bytes these are; 0 when there is no room for them, or a mark is of no text.
 */
export function putBack(length: u32): u32 {
  const end = SHORT_JSON + <usize>length;
  let from = SHORT_JSON;
  let to = LINE;
  for (;;) {
    const mark = placeOfByte(TEXT_MARK, from, end);
    if (to + (mark - from) >= LINE_END) return 0;
    to = copy(to, from, mark);
    if (mark === end) break;
    let text: u32 = 0;
    let at = mark + 1;
    while (at < end && byteAt(at) !== TEXT_MARK) {
      text = 10 * text + (byteAt(at) - ZERO);
      at += 1;
    }
    if (at === end || text >= texts) return 0;
    const first = BLOCK + <usize>load<u32>(STARTS + ((<usize>text) << 2));
    const last = BLOCK + <usize>load<u32>(ENDS + ((<usize>text) << 2));
    if (to + (last - first) >= LINE_END) return 0;
    to = copy(to, first, last);
    from = at + 1;
  }
  store<u8>(to, NEWLINE);
  return <u32>(to + 1 - LINE);
}

/** false when a string never ends or is spelt otherwise. */
function liftLine(begin: usize, end: usize, wholePrompts: bool, decodes: bool): bool {
  const firstOfLine = texts;
  let copied = begin;
  let at = begin;
  while (at < end) {
    if (byteAt(at) !== QUOTE) {
      at += 1;
      continue;
    }
    const prompt: usize = wholePrompts && starts(at, end, OPENING, 0) ? contentsOf(at + lengthOf(0), end) : 0;
    const textBegin = prompt === 0 ? at + 1 : <usize>load<u32>(PARTS, 8);
    const textEnd = prompt === 0 ? endOfString(textBegin, end) : prompt;
    if (textEnd === 0) return false;
    if (decodes && byteAt(textEnd + 1) === COLON && isPassedOver(textBegin, textEnd)) {
      const valueEnd = endOfValue(textEnd + 2, end);
      if (valueEnd === 0) return false;
      // Its comma is the one before it; of the first that is left in an object, the one behind it.
      const comma = commaBefore(at, copied);
      out = copy(out, copied, comma === 0 ? at : comma);
      const next = firstBeyondSpace(valueEnd, end);
      copied = comma === 0 && byteAt(next) === COMMA ? next + 1 : valueEnd;
      at = copied;
      continue;
    }
    at = textEnd + 1;
    if (textEnd - textBegin < SHORTEST) continue;
    const first = prompt === 0 ? firstKept(textBegin, textEnd) : textBegin;
    const last = prompt === 0 ? lastKept(first, textEnd) : textEnd;
    if (last - first < SHORTEST) continue;
    out = copy(out, copied, first);
    writeMark(placeOf(first, last, firstOfLine, prompt !== 0, decodes));
    copied = last;
  }
  out = copy(out, copied, end);
  return true;
}

/**
 * From the first role of a prompt, where the content of its last message ends; 0 as `contentsOf` of `lifted-texts.ts`, and
 * when there are too many. Their parts are in PARTS.
 */
function contentsOf(firstRole: usize, end: usize): usize {
  parts = 0;
  let role = firstRole;
  let contentEnd: usize = 0;
  do {
    const roleEnd = endOfString(role, end);
    if (roleEnd === 0 || !starts(roleEnd, end, CONTENT, 1) || parts === MOST_PARTS) return 0;
    const content = roleEnd + lengthOf(1);
    contentEnd = endOfString(content, end);
    if (contentEnd === 0) return 0;
    const place = PARTS + ((<usize>parts) << 4);
    store<u32>(place, <u32>role);
    store<u32>(place, <u32>roleEnd, 4);
    store<u32>(place, <u32>content, 8);
    store<u32>(place, <u32>contentEnd, 12);
    parts += 1;
    role = contentEnd + lengthOf(2);
  } while (starts(contentEnd, end, NEXT_MESSAGE, 2));
  return starts(contentEnd, end, END_OF_LIST, 3) ? contentEnd : 0;
}

function starts(at: usize, end: usize, spelling: usize, number: u32): bool {
  return startsWith(at, end, spelling, lengthOf(number));
}

function lengthOf(number: u32): usize {
  return <usize>load<u32>(SPELLING_LENGTHS + ((<usize>number) << 2));
}

function keptBytes(byte: u32): usize {
  if (byte < 0x80) return byte > 0x20 && byte !== BACKSLASH ? 1 : 0;
  if (byte >= 0xf0) return 4;
  return byte >= 0xe4 && byte < 0xef ? 3 : 0;
}

function firstKept(begin: usize, end: usize): usize {
  let at = begin;
  while (at < end && keptBytes(byteAt(at)) === 0) at += byteAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function lastKept(begin: usize, end: usize): usize {
  for (let at = end - 1; at >= begin; at -= 1) {
    const bytes = keptBytes(byteAt(at));
    if (bytes !== 0 && byteAt(at - 1) !== BACKSLASH) return at + bytes;
  }
  return begin;
}

/** Equal texts of a line have one place; a prompt has its own, and where it is decoded no text that repeats it shares that. */
function placeOf(first: usize, last: usize, firstOfLine: u32, isPrompt: bool, decodes: bool): u32 {
  if (!isPrompt)
    for (let i = firstOfLine; i < texts; i += 1) {
      if (decodes && load<u32>(MESSAGES + ((<usize>i) << 2)) !== 0) continue;
      const start = BLOCK + <usize>load<u32>(STARTS + ((<usize>i) << 2));
      const end = BLOCK + <usize>load<u32>(ENDS + ((<usize>i) << 2));
      if (end - start === last - first && areEqual(start, first, last - first)) return i;
    }
  const place = (<usize>texts) << 2;
  store<u32>(STARTS + place, <u32>(first - BLOCK));
  store<u32>(ENDS + place, <u32>(last - BLOCK));
  if (decodes) {
    store<u32>(DECODED_STARTS + place, <u32>(decoded - DECODED));
    if (isPrompt) decodePart(8);
    else decoded = decode(decoded, first, last);
    store<u32>(DECODED_ENDS + place, <u32>(decoded - DECODED));
    if (isPrompt) decodePart(0);
    store<u32>(ROLES_ENDS + place, <u32>(decoded - DECODED));
    store<u32>(MESSAGES + place, isPrompt ? parts : 0);
  }
  texts += 1;
  return texts - 1;
}

/** Of all messages of the prompt, each behind its length in bytes. @param part 0 = roles, 8 = contents */
function decodePart(part: usize): void {
  for (let message: u32 = 0; message < parts; message += 1) {
    const place = PARTS + ((<usize>message) << 4) + part;
    const length = decoded;
    decoded = decode(decoded + 4, <usize>load<u32>(place), <usize>load<u32>(place, 4));
    store<u32>(length, <u32>(decoded - length - 4));
  }
}

/** The number of a text in decimal digits, between two marks. */
function writeMark(number: u32): void {
  store<u8>(out, TEXT_MARK);
  let digits: usize = 1;
  for (let rest = number; rest >= 10; rest /= 10) digits += 1;
  let rest = number;
  for (let at = out + digits; at > out; at -= 1) {
    store<u8>(at, <u8>(ZERO + (rest % 10)));
    rest /= 10;
  }
  store<u8>(out + digits + 1, TEXT_MARK);
  out += digits + 2;
}
