/**
 * The language of a text by its script and its function words: a few hundred nanoseconds, where a statistical detector
 * takes a hundred microseconds. What the screen leaves in doubt, the detector settles after loading.
 */
import { placeOfLanguage } from "#app/domain/languages.ts";
import { IN_DOUBT } from "#app/metrics/batch-view.ts";
import { FUNCTION_WORD_LISTS } from "./function-word-lists.ts";
import { WORDS_SCREENED } from "./function-words.ts";
import { type Script, scriptOf } from "./scripts.ts";
import type { TextWords } from "./text-words.ts";

/** Shorter texts say too little. */
const SHORTEST = 40;
/** A language is clear with this share of function words, this many of them, and this much more than the next. */
const CLEAR = { share: 0.15, hits: 4, lead: 1.5 };
/** Against the declared language: this much more is clear; less than that much is a text in two languages, as a quotation. */
const AGAINST = { clear: 3, mixed: 2 };

/** "Bitte übersetze: 'The lecture …'" is German, whatever most of its words are. */
const QUOTATION = /["“„«][^"”“»]{12,}["”“»]/;

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
 * A place in LANGUAGES; 0 when the text is too short, in two languages, or says nothing against `declared`; IN_DOUBT when
 * it speaks for another language, but not clearly, or when nothing was declared and nothing is clear.
 *
 * @param words what was read from this text
 * @param declared place of the item's language in LANGUAGES, 0 = none
 */
export function screenLanguage(text: string, { count, languageHits, mostHits }: TextWords, declared: number): number {
  if (text.length < SHORTEST) return 0;
  const own = languageHits[declared] as number;
  const needed = Math.max(CLEAR.hits, CLEAR.share * Math.min(count, WORDS_SCREENED));
  // Nearly all texts end here: the declared language is clear, and no other has more of its words.
  if (declared > 0 && own >= needed && own === mostHits) return declared;
  const { script, language } = scriptOf(text);
  if (language > 0) return language;
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
  if (!enough || most < AGAINST.mixed * own || (own > 0 && QUOTATION.test(text))) return 0;
  return most >= AGAINST.clear * own && most >= CLEAR.lead * next ? best : IN_DOUBT;
}

function places(...tags: string[]): number[] {
  return tags.map(placeOfLanguage);
}
