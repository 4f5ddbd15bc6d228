/** Constraints on marks, beginning and end, and upper and lower case. */
import { type Constraint, countArg, given, plain, relationArg, textArg } from "./constraint.ts";

const WORD = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

export const MARKS: readonly Constraint[] = [
  {
    id: "detectable_content:number_placeholders",
    about: "at least so many [placeholders]",
    args: ["num_placeholders"],
    check: (args) =>
      given(countArg(args, "num_placeholders"), (wanted) => (text) => {
        const counts = text.split("\n").map(placeholdersOf);
        return counts.reduce((sum, count) => sum + count, 0) >= wanted;
      }),
  },
  {
    id: "detectable_content:postscript",
    about: "a postscript that begins with the given mark",
    args: ["postscript_marker"],
    check: (args) =>
      given(textArg(args, "postscript_marker"), (marker) => {
        const expression = postscript(marker.trim());
        return (text) => expression.test(text);
      }),
  },
  {
    id: "startend:end_checker",
    about: "ends with the phrase",
    args: ["end_phrase"],
    check: (args) =>
      given(textArg(args, "end_phrase"), (phrase) => {
        const end = phrase.trim().toLowerCase();
        return (text) => withoutQuotes(text.trim()).toLowerCase().endsWith(end);
      }),
  },
  plain("startend:quotation", "the whole response is in double quotation marks", (text) => {
    const whole = text.trim();
    return whole.length > 1 && whole.startsWith('"') && whole.endsWith('"');
  }),
  {
    id: "change_case:capital_word_frequency",
    about: "at least, or less than, so many words in capitals",
    args: ["capital_frequency", "capital_relation"],
    check: (args) =>
      given(
        relationArg(args, "capital_relation", "capital_frequency"),
        (isMet) => (text) => isMet((text.match(WORD) ?? []).filter(isUpper).length),
      ),
  },
  plain("change_case:english_capital", "English, in capital letters only", (text, language) =>
    language !== null && language !== "en" ? false : isUpper(text),
  ),
  plain("change_case:english_lowercase", "English, in small letters only", (text, language) =>
    language !== null && language !== "en" ? false : /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text),
  ),
  plain("punctuation:no_comma", "no comma", (text) => !text.includes(",")),
];

/** Without quotation marks at its end. A loop: an expression would try again at every mark of a long row of them. */
function withoutQuotes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '"') end -= 1;
  return text.slice(0, end);
}

function isUpper(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function placeholdersOf(line: string): number {
  let count = 0;
  for (let open = line.indexOf("["); open >= 0; ) {
    const close = line.indexOf("]", open);
    if (close < 0) break;
    count += 1;
    open = line.indexOf("[", close);
  }
  return count;
}

/** P.S. and P.P.S are also written with spaces between their letters. */
function postscript(marker: string): RegExp {
  if (marker === "P.P.S") return /p\.\s?p\.\s?s/i;
  if (marker === "P.S.") return /p\.\s?s\./i;
  return new RegExp(marker.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
}
