/** Searching and copying, sixteen bytes at a time. Places are addresses; 0 = there is none. */

export const QUOTE: u32 = 0x22;
export const BACKSLASH: u32 = 0x5c;

/**
 * The place of the quote that ends a string; 0 also when the string is spelt otherwise than JSON.stringify spells it, with
 * `\u` or `\/`, or holds the mark, 7F.
 *
 * @param from a place in it that no backslash stands before
 */
export function endOfString(from: usize, end: usize): usize {
  let at = from;
  while (at < end) {
    const bytes = v128.load(at);
    const marks = i8x16.bitmask(v128.or(v128.or(are(bytes, QUOTE), are(bytes, BACKSLASH)), are(bytes, 0x7f)));
    if (marks === 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(marks);
    if (at >= end) return 0;
    const byte = byteAt(at);
    if (byte === QUOTE) return at;
    if (byte !== BACKSLASH || byteAt(at + 1) === 0x75 || byteAt(at + 1) === 0x2f) return 0;
    at += 2;
  }
  return 0;
}

/** The first place of a byte; `end` when there is none. */
export function placeOfByte(byte: u32, from: usize, end: usize): usize {
  for (let at = from; at < end; at += 16) {
    const marks = i8x16.bitmask(are(v128.load(at), byte));
    if (marks !== 0) return min(at + <usize>ctz(marks), end);
  }
  return end;
}

export function startsWith(at: usize, end: usize, spelling: usize, length: usize): bool {
  if (at + length > end) return false;
  for (let i: usize = 0; i < length; i += 1) if (load<u8>(at + i) !== load<u8>(spelling + i)) return false;
  return true;
}

export function areEqual(one: usize, other: usize, length: usize): bool {
  let i: usize = 0;
  for (; i + 16 <= length; i += 16) if (v128.any_true(v128.xor(v128.load(one + i), v128.load(other + i)))) return false;
  for (; i < length; i += 1) if (load<u8>(one + i) !== load<u8>(other + i)) return false;
  return true;
}

/** Returns where the copy ends; up to sixteen bytes behind it are overwritten. */
export function copy(to: usize, from: usize, end: usize): usize {
  let target = to;
  for (let at = from; at < end; at += 16) {
    v128.store(target, v128.load(at));
    target += 16;
  }
  return to + (end - from);
}

/** The same for the inside of a string: what it says, without its escapes. It has none with a number. */
export function decode(to: usize, from: usize, end: usize): usize {
  let target = to;
  let at = from;
  while (at < end) {
    const bytes = v128.load(at);
    v128.store(target, bytes);
    const marks = i8x16.bitmask(are(bytes, BACKSLASH));
    const plain: usize = marks === 0 ? 16 : <usize>ctz(marks);
    at += plain;
    target += plain;
    if (marks === 0 || at >= end) continue;
    store<u8>(target, meaningOf(byteAt(at + 1)));
    target += 1;
    at += 2;
  }
  return target - (at - end);
}

export function byteAt(at: usize): u32 {
  return <u32>load<u8>(at);
}

function are(bytes: v128, byte: u32): v128 {
  return i8x16.eq(bytes, i8x16.splat(<i8>byte));
}

/** Of the character behind a backslash. */
function meaningOf(byte: u32): u8 {
  if (byte === 0x6e) return 0x0a;
  if (byte === 0x74) return 0x09;
  if (byte === 0x72) return 0x0d;
  if (byte === 0x62) return 0x08;
  if (byte === 0x66) return 0x0c;
  return <u8>byte;
}
