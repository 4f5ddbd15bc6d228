/** Constraints on words and letters that must, or must not, be in the response. */
import { type Constraint, given, literally, relationArg, textArg, textsArg } from "./constraint.ts";

const WORD_BEFORE = "(?<![\\p{L}\\p{N}_])";
const WORD_AFTER = "(?![\\p{L}\\p{N}_])";

export const KEYWORDS: readonly Constraint[] = [
  {
    id: "keywords:existence",
    about: "every keyword is there",
    args: ["keywords"],
    check: (args) =>
      given(textsArg(args, "keywords"), (keywords) => {
        const all = keywords.map((keyword) => keyword.toLowerCase());
        return (text) => {
          const lower = text.toLowerCase();
          return all.every((keyword) => lower.includes(keyword));
        };
      }),
  },
  {
    id: "keywords:frequency",
    about: "the keyword is there at least, or less than, so many times",
    args: ["keyword", "frequency", "relation"],
    check: (args) => {
      const keyword = textArg(args, "keyword");
      const holds = relationArg(args, "relation", "frequency");
      return keyword === null
        ? null
        : given(holds, (isMet) => (text) => isMet(countOf(text, literally(keyword.trim()))));
    },
  },
  {
    id: "keywords:forbidden_words",
    about: "none of the words is there",
    args: ["forbidden_words"],
    check: (args) =>
      given(textsArg(args, "forbidden_words"), (words) => {
        const expressions = words.map((word) => literally(word, WORD_BEFORE, WORD_AFTER));
        return (text) => expressions.every((expression) => countOf(text, expression) === 0);
      }),
  },
  {
    id: "keywords:letter_frequency",
    about: "the letter is there at least, or less than, so many times",
    args: ["letter", "let_frequency", "let_relation"],
    check: (args) => {
      const letter = textArg(args, "letter");
      const holds = relationArg(args, "let_relation", "let_frequency");
      if (letter === null) return null;
      return given(holds, (isMet) => (text) => isMet(text.toLowerCase().split(letter.trim().toLowerCase()).length - 1));
    },
  },
];

function countOf(text: string, expression: RegExp): number {
  return text.match(expression)?.length ?? 0;
}
