/**
 * Lines read as one character per byte, whatever the characters are: parsed and written in half the time, since nothing is
 * decoded and encoded again. JSON is the same in both readings, as are comparisons of whole texts; a character that is
 * spelt \u00e9 is none of the bytes, and trimming does not see the white space beyond ASCII.
 */
import type { ItemRecord } from "#app/domain/record.ts";

/** How the characters of a record become bytes again: latin1 where each of them is one. */
export type Characters = "latin1" | "utf8";

/** What String.prototype.trim removes beyond ASCII: U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000, U+FEFF. */
const WIDE_SPACE =
  "\\xe1\\x9a\\x80|\\xe2\\x80[\\x80-\\x8a\\xa8\\xa9\\xaf]|\\xe2\\x81\\x9f|\\xe3\\x80\\x80|\\xef\\xbb\\xbf";
const WIDE_AT_START = new RegExp(`^(?:\\xc2\\xa0|${WIDE_SPACE})`);
/** Of a trimmed text: A0, the second byte of U+00A0, is itself a space where it stands alone, and gone. */
const WIDE_AT_END = new RegExp(`(?:\\xc2|${WIDE_SPACE})$`);
const LONGEST_SPACE = 3;

export function mayBeCharacters(line: string): boolean {
  return !line.includes("\\u");
}

/** Whether trimmed texts of these responses compare as they would decoded. */
export function compareAsDecoded({ responses }: ItemRecord): boolean {
  return responses.every(({ text }) =>
    typeof text === "string" ? isTrimmedAlike(text) : text.every(({ content }) => isTrimmedAlike(content)),
  );
}

function isTrimmedAlike(text: string): boolean {
  const bare = text.trim();
  // Most are, as two characters show.
  if (bare.charCodeAt(0) < 0x80 && bare.charCodeAt(bare.length - 1) < 0x80) return true;
  return !WIDE_AT_START.test(bare) && !WIDE_AT_END.test(bare.slice(-LONGEST_SPACE));
}
