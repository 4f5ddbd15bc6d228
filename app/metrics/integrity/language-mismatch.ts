import { LANGUAGES, languageOfTag, placeOfLanguage } from "#app/domain/languages.ts";
import { type BatchView, NONE_U16 } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";

const LISTED = 20;
const OF_CONTRACT = "of the contract";
const OUTSIDE = ", not of the contract";

export const languageMismatch: Metric = {
  id: "language-mismatch",
  version: 3,
  title: "Language mismatches",
  group: "integrity",
  unit: "share",
  better: "lower",
  about:
    "Share of items in a language that the contract did not agree on, or whose prompt or a response is in another language than the item says.",
  formula:
    "Kept items that name a language outside the agreed mix, if the language shares of that add up to 1, or with a detected language of the last user message or of a response that is not the item's own (where it names none: none of the agreed mix) / kept items that name such a language, or have one to be held against and a detected one, counted. Texts under 40 characters or in two languages have none.",
  source: "Detection: function words and scripts, in doubt the eld detector. Lines 1 % and 3 %: ours.",
  needs: ["the language of each item, or an agreed mix whose language shares add up to 1"],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.01, fail: 0.03 },
  gate: false,
  counted: true,
  rows: "mismatch=language",
  since: 2,
  measure: (view, { languages }) => {
    const { items, names, keepItem } = view;
    const mismatchOf = languageMismatches(view, languages);
    const found = new Map<string, number>();
    let n = 0;
    let apart = 0;
    for (let i = 0; i < items.n; i += 1) {
      const pair = keepItem[i] === 1 ? mismatchOf(i) : undefined;
      if (pair === undefined) continue;
      n += 1;
      if (pair === null) continue;
      apart += 1;
      found.set(pair, (found.get(pair) ?? 0) + 1);
    }
    if (n === 0)
      return items.n > 0 && !placesOfAgreed(languages) && items.language.every((one) => one === NONE_U16)
        ? notComputable(
            "No item states its language.",
            "Contract for the language of every item, or agree on shares of languages that add up to 1.",
          )
        : notEnough(languageMismatch, 0);
    const shown = [...found].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, LISTED);
    return counted(apart / n, n, languageMismatch.nUnit, {
      title: "Mismatches",
      columns: ["stated", "detected", "items"],
      rows: shown.map(([pair, count]) => [...pair.split("\t").map((cell) => cell || null), count]),
      rowParams: shown.map(([pair]) => paramsOf(pair, names.languages)),
    });
  },
};

/**
 * Of an item, what it states and what was detected, with a tab between, where the two are apart; null where they are not, and
 * undefined where that cannot be said.
 */
export function languageMismatches(
  view: BatchView,
  languages: ReadonlySet<string> | null | undefined,
): (item: number) => string | null | undefined {
  const { items, names } = view;
  const stated = names.languages.map(placeOfLanguage);
  const agreed = placesOfAgreed(languages);
  const outside = outsideOf(names.languages, languages);
  return (item) => {
    const named = items.language[item] as number;
    const foreign = outside[named] ?? null;
    if (foreign !== null) return `${foreign}${OUTSIDE}\t`;
    const own = stated[named] ?? 0;
    if (own === 0 && (named !== NONE_U16 || !agreed)) return undefined;
    const other = otherLanguage(view, item, (one) => (own > 0 ? one === own : agreed?.has(one) === true));
    if (other < 0) return undefined;
    return other === 0 ? null : `${own > 0 ? LANGUAGES[own] : OF_CONTRACT}\t${LANGUAGES[other] ?? ""}`;
  };
}

/** Places in LANGUAGES; null where nothing is agreed on, or a language that is never detected: its texts look like others. */
export function placesOfAgreed(languages: ReadonlySet<string> | null | undefined): ReadonlySet<number> | null {
  const places = [...(languages ?? [])].map(placeOfLanguage);
  return places.length > 0 && !places.includes(0) ? new Set(places) : null;
}

/** By named language, what it is where the contract agrees on others; null where it agrees on it, or on none. */
function outsideOf(named: readonly string[], agreed: ReadonlySet<string> | null | undefined): (string | null)[] {
  const bought = new Set([...(agreed ?? [])].map(languageOfTag));
  const isKnown = bought.size > 0 && !bought.has(null);
  return named.map((tag) => {
    const language = languageOfTag(tag);
    return isKnown && !bought.has(language) ? language : null;
  });
}

/** The items of a pair. */
function paramsOf(pair: string, named: readonly string[]): string {
  const [stated, detected = ""] = pair.split("\t");
  if (stated?.endsWith(OUTSIDE)) {
    const own = named.filter((one) => `${languageOfTag(one)}${OUTSIDE}` === stated);
    return new URLSearchParams(own.map((one) => ["language", one])).toString();
  }
  if (stated === OF_CONTRACT) return new URLSearchParams({ unagreed: detected }).toString();
  const own = named.filter((one) => LANGUAGES[placeOfLanguage(one)] === stated);
  return new URLSearchParams([...own.map((one) => ["language", one]), ["detected", detected]]).toString();
}

/** The first detected language that is not expected; 0 = all are, -1 = none was detected. */
export function otherLanguage(
  { items, responses }: BatchView,
  item: number,
  isExpected: (language: number) => boolean,
): number {
  let detected = items.promptLanguage[item] as number;
  let result = detected > 0 ? 0 : -1;
  if (detected > 0 && !isExpected(detected)) return detected;
  const end = items.firstResponse[item + 1] as number;
  for (let r = items.firstResponse[item] as number; r < end; r += 1) {
    detected = responses.language[r] as number;
    if (detected === 0) continue;
    if (!isExpected(detected)) return detected;
    result = 0;
  }
  return result;
}
