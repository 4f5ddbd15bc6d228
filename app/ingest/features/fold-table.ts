/**
 * What normalisation does to each UTF-16 code unit, as a table: the low 16 bits are the lower-case unit (32 for all
 * white space), the bits above say what else it is. Most languages are written in units that normalise one by one; the few
 * that depend on their neighbours (combining marks, Hangul jamo, capital sigma …) are marked NEEDS_NEIGHBOURS.
 *
 * Beyond the basic plane units pass unchanged: upper case there (Deseret, Adlam …) counts as another text.
 */
export const NEEDS_NEIGHBOURS = 0x1_0000;
export const LOW_SURROGATE = 0x2_0000;
export const EMOJI_LEAD = 0x4_0000;
/** `!`, `*` and `:`, which are also counted. */
export const PUNCTUATION_MARK = 0x8_0000;
export const LINE_FEED = 0x10_0000;
/** A letter, digit or mark: what words are made of. */
export const LETTER = 0x20_0000;
/** A letter of a script written without spaces (Han, kana, Thai, Lao, Khmer, Burmese): a word by itself. */
export const SOLO = 0x40_0000;
export const DIGIT = 0x80_0000;
/** Not worked out yet: see {@link foldPage}. */
export const UNREAD = 0x8000_0000;
/** Units that need more than arithmetic. */
export const SPECIAL = NEEDS_NEIGHBOURS | LOW_SURROGATE | EMOJI_LEAD | PUNCTUATION_MARK | LINE_FEED | SOLO | DIGIT;

/** Units whose entries are worked out together: a delivery is written with those of a few pages. */
export const FOLD_PAGE = 256;

const table = new Uint32Array(0x1_0000).fill(UNREAD);

/** The entries of page n, worked out on first use. The table whole takes twenty milliseconds, and each thread has its own. */
export function foldPage(n: number): Uint32Array {
  const page = table.subarray(n * FOLD_PAGE, (n + 1) * FOLD_PAGE);
  if (page[0] === UNREAD) for (let k = 0; k < FOLD_PAGE; k += 1) page[k] = foldOf(n * FOLD_PAGE + k);
  return page;
}

let isWhole = false;

/** The table whole. */
export function foldTable(): Uint32Array {
  if (!isWhole) for (let n = 0; n < table.length / FOLD_PAGE; n += 1) foldPage(n);
  isWhole = true;
  return table;
}

/** The entry of one unit. */
export function folded(code: number): number {
  return foldPage(code >>> 8)[code & 0xff] as number;
}

const CAPITAL_SIGMA = 0x3a3;

function foldOf(code: number): number {
  if (isPlain(code)) return code | wordBits(code);
  if (code >= 0xdc00 && code <= 0xdfff) return code | LOW_SURROGATE;
  if (code >= 0xd800 && code <= 0xdbff) return code | (code >= 0xd83c && code <= 0xd83e ? EMOJI_LEAD : 0);
  const unit = String.fromCharCode(code);
  if (code === 10) return 32 | LINE_FEED;
  if (/\s/u.test(unit)) return 32;
  const lower = unit.toLowerCase();
  const needsNeighbours =
    code === CAPITAL_SIGMA ||
    lower.length !== 1 ||
    unit.normalize("NFC") !== unit ||
    lower.normalize("NFC") !== lower ||
    (code > 0x2ff && /\p{M}/u.test(unit)) ||
    (code >= 0x1100 && code <= 0x11ff);
  if (needsNeighbours) return code | NEEDS_NEIGHBOURS | wordBits(code);
  const mark = code === 33 || code === 42 || code === 58 ? PUNCTUATION_MARK : 0;
  return lower.charCodeAt(0) | mark | wordBits(code) | (code >= 0x2600 && code <= 0x27bf ? EMOJI_LEAD : 0);
}

/** Ideographs, Hangul syllables and private use: two thirds of the plane that no rule touches. */
function isPlain(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xe000 && code <= 0xf8ff);
}

function wordBits(code: number): number {
  if (isSolo(code)) return SOLO;
  if (code >= 0xac00 && code <= 0xd7a3) return LETTER;
  if (code >= 48 && code <= 57) return LETTER | DIGIT;
  return code < 0xe000 && /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? LETTER : 0;
}

function isSolo(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0x0e01 && code <= 0x0ecd && code !== 0x0e3f) ||
    (code >= 0x1000 && code <= 0x1049) ||
    (code >= 0x1780 && code <= 0x17d3)
  );
}
