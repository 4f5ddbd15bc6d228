/** Texts of words of many scripts, for properties of what reads them. */
import fc from "fast-check";

const word = fc.oneof(
  fc.constantFrom("The", "number", "7", "日本語", "e\u0301tude", "«Straße»", "😀", "—", "\n\n", "ﬁn", "\ud83d"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);

export const oddText = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));

/** Longer than the compiled pass takes. */
export const oddBook = oddText.map((one) => `${one} ${"word, 日本 12 and so on! ".repeat(4000)}`);
