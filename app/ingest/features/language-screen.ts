/**
 * The language of a text by its script and its function words: a few hundred nanoseconds, where a statistical detector
 * takes a hundred microseconds. What the screen leaves in doubt, the detector settles after loading.
 */
import { LANGUAGES, primaryTag } from "#app/domain/languages.ts";
import { IN_DOUBT } from "#app/metrics/batch-view.ts";
import { FUNCTION_WORD_LISTS } from "./function-word-lists.ts";
import { WORDS_SCREENED } from "./function-words.ts";
import { type Script, scriptOf } from "./scripts.ts";
import type { TextWords } from "./text-words.ts";

/** Shorter texts say too little. */
const SHORTEST = 40;
/** A language is clear with this share of function words, this many of them, and this much more than the next. */
const CLEAR = { share: 0.15, hits: 4, lead: 1.5 };

const OF_SCRIPT: Partial<Record<Script, readonly number[]>> = {
  cyrillic: places("ru", "uk", "bg", "sr", "be"),
  arabic: places("ar", "fa", "ur"),
  devanagari: places("hi", "mr"),
};
const OTHER = new Set(Object.values(OF_SCRIPT).flat());
const LATIN = Object.keys(FUNCTION_WORD_LISTS)
  .flatMap((tag) => places(tag))
  .filter((language) => !OTHER.has(language));

/**
 * A place in LANGUAGES; 0 when the text is too short or says nothing against `declared`; IN_DOUBT when it speaks for
 * another language than declared, or when nothing was declared and nothing is clear.
 *
 * @param words what was read from this text
 * @param declared place of the item's language in LANGUAGES, 0 = none
 */
export function screenLanguage(text: string, { count, languageHits }: TextWords, declared: number): number {
  if (text.length < SHORTEST) return 0;
  const own = languageHits[declared] as number;
  const needed = Math.max(CLEAR.hits, CLEAR.share * Math.min(count, WORDS_SCREENED));
  // Nearly all texts end here: the declared language is clear, and no other has more of its words.
  if (declared > 0 && own >= needed && isMost(languageHits, own)) return declared;
  const { script, language } = scriptOf(text);
  if (language > 0) return declared === 0 || language === declared ? language : IN_DOUBT;
  let best = 0;
  let most = 0;
  let next = 0;
  for (const one of (script && OF_SCRIPT[script]) ?? LATIN) {
    const hits = languageHits[one] as number;
    if (hits > most) {
      next = most;
      most = hits;
      best = one;
    } else if (hits > next) next = hits;
  }
  const enough = most >= needed;
  if (declared === 0) return enough && most >= CLEAR.lead * next ? best : IN_DOUBT;
  if (own === most && most >= 2) return declared;
  return enough && most >= CLEAR.lead * own ? IN_DOUBT : 0;
}

/** The place of a BCP 47 tag in LANGUAGES; 0 = none of them. */
export function placeOfLanguage(tag: string | undefined): number {
  if (tag === undefined) return 0;
  return Math.max(0, LANGUAGES.indexOf(primaryTag(tag) as (typeof LANGUAGES)[number]));
}

function places(...tags: string[]): number[] {
  return tags.map(placeOfLanguage);
}

function isMost(languageHits: Uint16Array, own: number): boolean {
  for (let language = 1; language < languageHits.length; language += 1)
    if ((languageHits[language] as number) > own) return false;
  return true;
}
