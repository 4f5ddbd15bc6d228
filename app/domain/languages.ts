/**
 * Languages that a text can be found to be in, as BCP 47 primary tags. Columns hold a place in this list: add at the end,
 * never reorder. Place 0 means that nothing was detected (a short text, or no clear answer).
 */
export const LANGUAGES = [
  "",
  "en",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "sv",
  "da",
  "no",
  "fi",
  "pl",
  "cs",
  "sk",
  "hu",
  "ro",
  "tr",
  "vi",
  "id",
  "ms",
  "ru",
  "uk",
  "bg",
  "sr",
  "el",
  "he",
  "ar",
  "fa",
  "ur",
  "hi",
  "bn",
  "ta",
  "te",
  "mr",
  "gu",
  "kn",
  "ml",
  "pa",
  "th",
  "zh",
  "ja",
  "ko",
  "ca",
  "eu",
  "gl",
  "hr",
  "sl",
  "lt",
  "lv",
  "et",
  "sq",
  "az",
  "be",
  "hy",
  "is",
  "ka",
  "ku",
  "lo",
  "am",
  "or",
  "si",
  "tl",
  "yo",
] as const;

/** @example primaryTag("pt-BR") // "pt" */
export function primaryTag(tag: string): string {
  return (tag.split("-")[0] ?? "").toLowerCase();
}

/** Tags that stand for a language of the list: Norwegian is written in two norms, old codes live on. */
const ALIASES: Readonly<Record<string, string>> = { nb: "no", nn: "no", fil: "tl", cmn: "zh", iw: "he", in: "id" };

/** The place of a BCP 47 tag in LANGUAGES; 0 = none of them. */
export function placeOfLanguage(tag: string | undefined): number {
  if (tag === undefined) return 0;
  const primary = primaryTag(tag);
  return Math.max(0, LANGUAGES.indexOf((ALIASES[primary] ?? primary) as (typeof LANGUAGES)[number]));
}

/** Subtags that name no one language: undetermined, several, none, none of the others. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(["und", "mul", "zxx", "mis"]);

/**
 * The language of a BCP 47 tag whatever its region, one name for all its tags; null for what is no language's tag.
 *
 * @example languageOfTag("nb-NO") // "no"
 * @example languageOfTag("English") // null
 */
export function languageOfTag(tag: string): string | null {
  const primary = primaryTag(tag);
  if (!/^[a-z]{2,3}$/.test(primary) || NO_LANGUAGE.has(primary)) return null;
  return LANGUAGES[placeOfLanguage(tag)] || primary;
}
