/** Constraints on how long the response is: words, sentences, paragraphs. */
import { type Constraint, countArg, given, relationArg, textArg } from "./constraint.ts";
import { sentencesOf } from "./sentences.ts";

const WORD = /[\p{L}\p{M}\p{N}_]+/gu;

export const LENGTHS: readonly Constraint[] = [
  {
    id: "length_constraints:number_sentences",
    about: "at least, or less than, so many sentences",
    args: ["num_sentences", "relation"],
    check: (args) =>
      given(relationArg(args, "relation", "num_sentences"), (isMet) => (text) => isMet(sentencesOf(text).length)),
  },
  {
    id: "length_constraints:number_words",
    about: "at least, or less than, so many words",
    args: ["num_words", "relation"],
    check: (args) =>
      given(relationArg(args, "relation", "num_words"), (isMet) => (text) => isMet(text.match(WORD)?.length ?? 0)),
  },
  {
    id: "length_constraints:number_paragraphs",
    about: "exactly so many paragraphs, divided by ***",
    args: ["num_paragraphs"],
    check: (args) =>
      given(countArg(args, "num_paragraphs"), (wanted) => (text) => {
        const parts = text.split("***").map((part) => part.trim());
        if (parts.slice(1, -1).includes("")) return false;
        return parts.filter((part) => part !== "").length === wanted;
      }),
  },
  {
    id: "length_constraints:nth_paragraph_first_word",
    about: "so many paragraphs, of which the n-th begins with the word",
    args: ["num_paragraphs", "nth_paragraph", "first_word"],
    check: (args) => {
      const wanted = countArg(args, "num_paragraphs");
      const nth = countArg(args, "nth_paragraph");
      const word = textArg(args, "first_word");
      if (wanted === null || nth === null || nth < 1) return null;
      return given(word, (first) => (text) => {
        const paragraphs = text.split("\n\n").filter((part) => part.trim() !== "");
        return paragraphs.length === wanted && firstWord(paragraphs[nth - 1] ?? "") === first.trim().toLowerCase();
      });
    },
  },
];

function firstWord(paragraph: string): string {
  const [word = ""] = paragraph.trim().split(/\s/u);
  return (/^['"]*([^.,?!'"]*)/u.exec(word)?.[1] ?? "").toLowerCase();
}
