/**
 * AssemblyScript, compiled to WebAssembly by `app/build.js`: the same pass over a text as `features/text-features.ts`, with
 * its words hashed and gathered, sixteen characters at a time. Every text of every delivery passes through one of the two;
 * what they find is the same to the last bit, and a test holds them to it.
 *
 * A block of characters is folded and looked through for the few marks that need more than arithmetic; then one chain of
 * multiplications goes over it. Neither branches on what cannot be foreseen.
 */

import { countFunctionWords } from "./function-words";
import { ENDS_FOUND, FOLDED, FOUND, LETTERS, PHRASE_ENDS, TEXT, WORDS } from "./layout";
import { countLongRuns, longRuns, longWords, noteLetters, startRuns } from "./letter-runs";
import { fences, headers, listItems, readLineStart, startLines, tables } from "./line-start";
import { exclamations, links, longNumbers, readDigit, readMark, stars, startMarks } from "./marks";
import { addShingles } from "./shingles";
import { foldedAt, foldedUnit, HASH_FACTOR, HASH_STEP, hashUnit } from "./units";

export { compare, sign, unite } from "./bins";

/** As in `features/fold-table.ts`. */
const NEEDS_NEIGHBOURS: u32 = 0x1_0000;
const LOW_SURROGATE: u32 = 0x2_0000;
const EMOJI_LEAD: u32 = 0x4_0000;
const LETTER: u32 = 0x20_0000;
const SOLO: u32 = 0x40_0000;
const UNUSUAL: u32 = NEEDS_NEIGHBOURS | LOW_SURROGATE | EMOJI_LEAD | SOLO;

const BLOCK: u32 = 4096;
const LANES: u32 = 8;
const BYTES: u32 = 2 * LANES;
const SPACE: u16 = 32;
const FIRST_WORD: usize = WORDS + 16;

// What is counted while a text is read.
let surrogates: u32 = 0;
let emoji: u32 = 0;
let needsNeighbours: u32 = 0;
let end: u32 = 0;
// The chain, from block to block.
let high: u32 = 0;
let low: u32 = 0;
let spaceRuns: u32 = 0;
let afterSpace: u32 = 0;
let slot: usize = 0;
let hash: u32 = 0;
let inWord: u32 = 0;

/**
 * Reads the text of `length` code units that stands at TEXT, at most 65,536.
 *
 * @param bins where the MinHash bins lie that its word 5-grams join; 0 = none
 * @param phrases whether to note where phrases may end, and to count function words
 */
export function read(length: u32, bins: usize, phrases: bool): void {
  const behind = TEXT + ((<usize>length) << 1);
  v128.store(behind, i16x8.splat(0));
  v128.store(behind, i16x8.splat(0), 16);
  end = length;
  while (end > 0 && foldedUnit(end - 1) === SPACE) end -= 1;
  start();
  readLineStart(0, end);
  for (let from: u32 = 0; from < end; from += BLOCK) {
    const n = min(BLOCK, end - from);
    if (fold(from, n)) chain(from, n, true);
    else chain(from, n, false);
    countLongRuns(n);
  }
  slot += inWord & 4;
  const words = <u32>((slot - FIRST_WORD) >> 2);
  if (bins !== 0) addShingles(words, bins);
  const mostHits = phrases ? countFunctionWords(words) : 0;
  store<u32>(FOUND, high);
  store<u32>(FOUND, low, 4);
  store<u32>(FOUND, spaceRuns, 8);
  store<u32>(FOUND, words, 12);
  store<u32>(FOUND, phrases ? findPhraseEnds(words) : 0, 16);
  store<u32>(FOUND, surrogates, 20);
  store<u32>(FOUND, needsNeighbours, 24);
  store<u32>(FOUND, listItems, 28);
  store<u32>(FOUND, headers, 32);
  store<u32>(FOUND, stars >> 1, 36);
  store<u32>(FOUND, emoji, 40);
  store<u32>(FOUND, exclamations, 44);
  store<u32>(FOUND, longWords, 48);
  store<u32>(FOUND, longRuns, 52);
  store<u32>(FOUND, longNumbers, 56);
  store<u32>(FOUND, tables, 60);
  store<u32>(FOUND, links, 64);
  store<u32>(FOUND, fences, 68);
  store<u32>(FOUND, mostHits, 72);
}

function start(): void {
  surrogates = emoji = needsNeighbours = 0;
  high = 0x9e3779b9;
  low = 0x85ebca6b;
  spaceRuns = hash = inWord = 0;
  afterSpace = 1;
  slot = FIRST_WORD;
  v128.store(WORDS, i32x4.splat(0));
  startLines();
  startMarks();
  startRuns();
}

/**
 * Folds a block, and counts its marks on the way. True when it holds letters that are words by themselves. The last lanes may
 * lie behind the text: white space that was trimmed, then the zeros, neither of which is a mark that counts.
 */
function fold(from: u32, n: u32): bool {
  let solo: u32 = 0;
  for (let k: u32 = 0; k < n; k += BYTES) {
    const at = TEXT + ((<usize>(from + k)) << 1);
    const first = v128.load(at);
    const second = v128.load(at, 16);
    // Above 127 a character takes more than a byte says, or is a mark of none below.
    const bytes = i8x16.narrow_i16x8_u(first, second);
    if (v128.any_true(v128.and(v128.or(first, second), i16x8.splat(-128)))) solo |= foldLanes(from, k, n);
    else foldBytes(k, bytes);
    let digits = i8x16.bitmask(between(bytes, 48, 57));
    while (digits !== 0) {
      readDigit(from + k + ctz(digits));
      digits &= digits - 1;
    }
    let marks = i8x16.bitmask(marksAmong(bytes));
    while (marks !== 0) {
      readMark(from + k + ctz(marks), end);
      marks &= marks - 1;
    }
  }
  return solo !== 0;
}

/** Sixteen characters of ASCII at once. */
function foldBytes(k: u32, bytes: v128): void {
  const lower = v128.or(bytes, v128.and(between(bytes, 65, 90), i8x16.splat(32)));
  const folded = v128.bitselect(i8x16.splat(<i8>SPACE), lower, between(bytes, 9, 13));
  const letters = v128.or(between(folded, 97, 122), between(bytes, 48, 57));
  const at = (<usize>k) << 1;
  v128.store(FOLDED + at, i16x8.extend_low_i8x16_u(folded));
  v128.store(FOLDED + at, i16x8.extend_high_i8x16_u(folded), 16);
  v128.store(LETTERS + at, i16x8.extend_low_i8x16_s(letters));
  v128.store(LETTERS + at, i16x8.extend_high_i8x16_s(letters), 16);
  noteLetters(k, <u16>i8x16.bitmask(letters));
}

/** Sixteen characters, or those that are left, one by one. Returns whether one of them is a word by itself. */
function foldLanes(from: u32, k: u32, n: u32): u32 {
  const lanes = min(BYTES, n - k);
  const solo = foldOneByOne(from, k, lanes);
  const at = LETTERS + ((<usize>k) << 1);
  const letters = i8x16.bitmask(i8x16.narrow_i16x8_s(v128.load(at), v128.load(at, 16)));
  noteLetters(k, <u16>(letters & ((1 << lanes) - 1)));
  return solo;
}

function between(bytes: v128, first: i8, last: i8): v128 {
  return i8x16.le_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(last - first));
}

function marksAmong(bytes: v128): v128 {
  const feedOrExclamation = v128.or(i8x16.eq(bytes, i8x16.splat(10)), i8x16.eq(bytes, i8x16.splat(33)));
  return v128.or(feedOrExclamation, v128.or(i8x16.eq(bytes, i8x16.splat(42)), i8x16.eq(bytes, i8x16.splat(58))));
}

function foldOneByOne(from: u32, k: u32, lanes: u32): u32 {
  let solo: u32 = 0;
  for (let lane: u32 = k; lane < k + lanes; lane += 1) {
    const folded = foldedAt(from + lane);
    store<u16>(FOLDED + ((<usize>lane) << 1), <u16>folded);
    store<u16>(LETTERS + ((<usize>lane) << 1), (folded & LETTER) !== 0 ? 0xffff : 0);
    if ((folded & UNUSUAL) === 0) continue;
    if ((folded & SOLO) !== 0) {
      solo = 1;
      if ((folded & NEEDS_NEIGHBOURS) !== 0) needsNeighbours = 1;
    } else if ((folded & LOW_SURROGATE) !== 0) surrogates += 1;
    else if ((folded & EMOJI_LEAD) !== 0) emoji += 1;
    else needsNeighbours = 1;
  }
  return solo;
}

/**
 * Hashes the words of a folded block, and the whole of the text, with a branch only where white space follows white space.
 * What goes from block to block is held in locals meanwhile: a global is written to memory each time.
 *
 * @param hasSolo whether some letters are words by themselves
 */
function chain(from: u32, n: u32, hasSolo: bool): void {
  let at: usize = slot;
  let word = hash;
  let before = inWord;
  let spaces = spaceRuns;
  let a = high;
  let b = low;
  let skips = afterSpace;
  for (let k: u32 = 0; k < n; k += 1) {
    const unit = <u32>load<u16>(FOLDED + ((<usize>k) << 1));
    if (hasSolo && isSolo(from + k)) {
      at += <usize>(before & 4);
      before = 0;
      store<u32>(at, hashUnit(0, unit));
      at += 4;
    }
    const letter = <u32>load<i16>(LETTERS + ((<usize>k) << 1));
    at += <usize>(before & ~letter & 4);
    // The multiplier is masked and not the product: what the next character waits for is a step shorter.
    word = ((word + HASH_STEP) ^ unit) * (HASH_FACTOR & letter);
    store<u32>(at, word);
    before = letter;
    const space = <u32>(unit === SPACE);
    if ((space & skips) !== 0) continue;
    spaces += skips;
    a = (a ^ unit) * 0x9e3779b1;
    b = (b ^ unit) * 0x5f356495;
    skips = space;
  }
  slot = at;
  hash = word;
  inWord = before;
  spaceRuns = spaces;
  high = a;
  low = b;
  afterSpace = skips;
}

function isSolo(place: u32): bool {
  return (foldedAt(place) & SOLO) !== 0;
}

/** Notes the places of words that a phrase may end with, and returns their number. As `PhraseList.mayEnd`. */
function findPhraseEnds(words: u32): u32 {
  let found: usize = ENDS_FOUND;
  for (let place: u32 = 4; place < words + 4; place += 1) {
    const at = WORDS + ((<usize>place) << 2);
    const last = load<u32>(at);
    store<u32>(found, place);
    found += <usize>(
      ((mayEndIn(last >> 16) | mayEndIn(((load<u32>(at - 4) * 0x9e3779b1) ^ (last * 0x85ebca6b)) >> 16)) << 2)
    );
  }
  return <u32>((found - ENDS_FOUND) >> 2);
}

function mayEndIn(bit: u32): u32 {
  return (<u32>load<u8>(PHRASE_ENDS + <usize>(bit >> 3)) >> (bit & 7)) & 1;
}
