/** Members of objects that are left out of a line: where they begin and end, with the comma that goes with them. */
import { areEqual, byteAt, endOfString, QUOTE } from "./bytes";
import { PASSED_OVER, PASSED_OVER_LENGTHS } from "./layout";

export const COLON: u32 = 0x3a;
export const COMMA: u32 = 0x2c;
const SPACE: u32 = 0x20;
const OPENING_BRACE: u32 = 0x7b;
const CLOSING_BRACE: u32 = 0x7d;
const OPENING_BRACKET: u32 = 0x5b;

/** Whether a member of this name is left out. */
export function isPassedOver(from: usize, end: usize): bool {
  const length = end - from;
  let name: usize = 0;
  for (let own = byteAt(PASSED_OVER_LENGTHS); own !== 0; own = byteAt(PASSED_OVER_LENGTHS + name)) {
    if (own === <u32>length && areEqual(from, PASSED_OVER + (name << 4), length)) return true;
    name += 1;
  }
  return false;
}

/** The place of a comma with nothing but white space between it and `at`; 0 when there is none, or what it follows is left out. */
export function commaBefore(at: usize, from: usize): usize {
  for (let place = at - 1; place >= from; place -= 1) {
    if (byteAt(place) === COMMA) return place;
    if (byteAt(place) > SPACE) return 0;
  }
  return 0;
}

export function firstBeyondSpace(from: usize, end: usize): usize {
  let at = from;
  while (at < end && byteAt(at) <= SPACE) at += 1;
  return at;
}

/** The place behind a text, a number, true, false or null; 0 for a list and an object. */
export function endOfValue(behindColon: usize, end: usize): usize {
  const from = firstBeyondSpace(behindColon, end);
  const byte = byteAt(from);
  if (byte === OPENING_BRACE || byte === OPENING_BRACKET) return 0;
  if (byte === QUOTE) {
    const quote = endOfString(from + 1, end);
    return quote === 0 ? 0 : quote + 1;
  }
  for (let at = from; at < end; at += 1) if (byteAt(at) === COMMA || byteAt(at) === CLOSING_BRACE) return at;
  return 0;
}
