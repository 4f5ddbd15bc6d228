/** Sentences of a text, by its marks: no model, so that the same text is cut the same way everywhere. */
import { type Constraint, given, textArg } from "./constraint.ts";

const ENDS = new Set([".", "!", "?", "…"]);
const WIDE_ENDS = new Set(["。", "！", "？"]);
const CLOSERS = new Set([..."\"'”’)]*_」』）"]);
/** Longest abbreviation with what stands before it. */
const BEFORE_STOP = 12;
const ABBREVIATION =
  /(?:^|[\s("'])(?:mr|mrs|ms|dr|prof|sr|jr|st|vs|etc|e\.g|i\.e|no|fig|approx|inc|ltd|co|\p{Lu})\.$/iu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Ended by . ! ? or … before white space, by 。！？, or by an empty line. What holds no letter or digit is none. */
export function sentencesOf(text: string): string[] {
  const parts = text.split(/\n\s*\n/u).flatMap(sentencesOfParagraph);
  return parts.filter((one) => LETTER_OR_DIGIT.test(one));
}

function sentencesOfParagraph(paragraph: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  let hasLetter = false;
  for (let i = 0; i < paragraph.length; i += 1) {
    const mark = paragraph.charAt(i);
    const isWide = WIDE_ENDS.has(mark);
    if (!isWide && !ENDS.has(mark)) {
      hasLetter ||= /\p{L}/u.test(mark);
      continue;
    }
    const start = i;
    while (ENDS.has(paragraph.charAt(i + 1)) || CLOSERS.has(paragraph.charAt(i + 1))) i += 1;
    const endsHere = isWide || /\s/u.test(paragraph.charAt(i + 1));
    if (!endsHere || !hasLetter) continue;
    if (mark === "." && i === start && ABBREVIATION.test(paragraph.slice(Math.max(from, i - BEFORE_STOP), i + 1)))
      continue;
    sentences.push(paragraph.slice(from, i + 1).trim());
    from = i + 1;
    hasLetter = false;
  }
  return [...sentences, paragraph.slice(from).trim()];
}

/** Not in the IFEval registry; the goldfish poem of Lambert, "Reinforcement Learning from Human Feedback", asks for it. */
export const SENTENCES: readonly Constraint[] = [
  {
    id: "sentences:start_with",
    about: "every sentence starts with the given letter",
    args: ["letter"],
    check: (args) =>
      given(textArg(args, "letter"), (letter) => (text) => {
        const wanted = letter.trim().toLowerCase();
        const sentences = sentencesOf(text);
        return sentences.length > 0 && sentences.every((sentence) => startOf(sentence).startsWith(wanted));
      }),
  },
];

/** From the first letter or digit: a list mark or a quotation mark is no start. */
function startOf(sentence: string): string {
  const bare = sentence.replace(/^\s*\d{1,3}[.)]\s+/u, "");
  return bare.slice(Math.max(0, bare.search(LETTER_OR_DIGIT))).toLowerCase();
}
