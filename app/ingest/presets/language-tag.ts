/** BCP 47 tag of a language written as a tag or as its English name; undefined when it is neither ("python"). */
export function languageTag(language: string | undefined): string | undefined {
  if (language === undefined) return undefined;
  const lower = language.trim().toLowerCase();
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language.trim())) return language.trim();
  return TAGS.get(lower);
}

/** Names as the Arena and HelpSteer releases write them. */
const TAGS = new Map(
  Object.entries({
    arabic: "ar",
    bulgarian: "bg",
    catalan: "ca",
    chinese: "zh",
    croatian: "hr",
    czech: "cs",
    danish: "da",
    dutch: "nl",
    english: "en",
    estonian: "et",
    finnish: "fi",
    french: "fr",
    german: "de",
    greek: "el",
    hebrew: "he",
    hindi: "hi",
    hungarian: "hu",
    indonesian: "id",
    italian: "it",
    japanese: "ja",
    korean: "ko",
    norwegian: "no",
    persian: "fa",
    polish: "pl",
    portuguese: "pt",
    romanian: "ro",
    russian: "ru",
    slovak: "sk",
    spanish: "es",
    swedish: "sv",
    thai: "th",
    turkish: "tr",
    ukrainian: "uk",
    vietnamese: "vi",
  }),
);
