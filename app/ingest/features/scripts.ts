/** The script of a text, from a few of its letters. */
import { LANGUAGES } from "#app/domain/languages.ts";

/** First and last code unit, and the language that a text in it is in; "" where the script serves several. */
const SCRIPTS = [
  ["latin", 0x41, 0x24f, ""],
  ["latin", 0x1e00, 0x1eff, ""],
  ["greek", 0x370, 0x3ff, "el"],
  ["cyrillic", 0x400, 0x52f, ""],
  ["armenian", 0x531, 0x58f, "hy"],
  ["hebrew", 0x5d0, 0x5ff, "he"],
  ["arabic", 0x600, 0x77f, ""],
  ["devanagari", 0x900, 0x97f, ""],
  ["bengali", 0x980, 0x9ff, "bn"],
  ["gurmukhi", 0xa00, 0xa7f, "pa"],
  ["gujarati", 0xa80, 0xaff, "gu"],
  ["odia", 0xb00, 0xb7f, "or"],
  ["tamil", 0xb80, 0xbff, "ta"],
  ["telugu", 0xc00, 0xc7f, "te"],
  ["kannada", 0xc80, 0xcff, "kn"],
  ["malayalam", 0xd00, 0xd7f, "ml"],
  ["sinhala", 0xd80, 0xdff, "si"],
  ["thai", 0xe00, 0xe7f, "th"],
  ["lao", 0xe80, 0xeff, "lo"],
  ["georgian", 0x10a0, 0x10ff, "ka"],
  ["ethiopic", 0x1200, 0x139f, "am"],
  ["kana", 0x3041, 0x30ff, "ja"],
  ["han", 0x3400, 0x9fff, "zh"],
  ["hangul", 0xac00, 0xd7a3, "ko"],
] as const;

export type Script = (typeof SCRIPTS)[number][0];
const NAMES = [...new Set(SCRIPTS.map(([name]) => name))];
const PLACES = 48;
/** Of the letters looked at; below it the text mixes scripts, and no script speaks for it. */
const MOST = 0.6;

const table = new Uint8Array(0x1_0000);
for (const [name, first, last] of SCRIPTS)
  for (let code: number = first; code <= last; code += 1)
    if (code > 0x24f || /\p{L}/u.test(String.fromCharCode(code))) table[code] = NAMES.indexOf(name) + 1;

const counts = new Uint8Array(NAMES.length + 1);

export interface FoundScript {
  script: Script | null;
  /** A place in LANGUAGES; 0 where the script leaves it open. */
  language: number;
}

const FOUND: readonly FoundScript[] = NAMES.map((script) => {
  const tag = SCRIPTS.find(([name]) => name === script)?.[3];
  return { script, language: tag ? LANGUAGES.indexOf(tag) : 0 };
});
const MIXED: FoundScript = { script: null, language: 0 };
const LATIN = NAMES.indexOf("latin");
const KANA = NAMES.indexOf("kana");
const HAN = NAMES.indexOf("han");

/** The script of most letters in the first part of a text, and the language that it proves. */
export function scriptOf(text: string): FoundScript {
  counts.fill(0);
  const end = Math.min(text.length, 12 * PLACES);
  const step = Math.max(1, Math.floor(end / PLACES));
  for (let i = 0; i < end; i += step) {
    const script = table[text.charCodeAt(i)] as number;
    counts[script] = (counts[script] as number) + 1;
  }
  let letters = 0;
  for (let script = 1; script < counts.length; script += 1) letters += counts[script] as number;
  // Japanese mixes kana into Han; Chinese has none.
  const han = counts[HAN + 1] as number;
  const kana = counts[KANA + 1] as number;
  if (kana > 0.1 * (kana + han)) counts[KANA + 1] = kana + han;
  if ((counts[LATIN + 1] as number) > MOST * letters) return FOUND[LATIN] as FoundScript;
  for (let script = KANA; script < FOUND.length; script += 1)
    if ((counts[script + 1] as number) > MOST * letters) return FOUND[script] as FoundScript;
  for (let script = 0; script < KANA; script += 1)
    if ((counts[script + 1] as number) > MOST * letters) return FOUND[script] as FoundScript;
  return MIXED;
}
