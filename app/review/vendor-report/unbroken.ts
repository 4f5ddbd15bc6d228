/** Where a line of a report must not end: inside an interval, between a value and its interval, inside a day, in a short cell. */
const KEPT =
  /((?:\S{1,12} )?\[[^\][]{1,30}\](?: · \d[\d\u2009\u202f ]{0,12})?|\p{Lu}\p{L}{2} \d{1,2} \p{L}{3} \d{4}|\d{4}-\d{2}-\d{2})/u;
const SHORT = 14;
/** Longer runs without a space are broken anywhere: a hash, a name that somebody made up. */
const LONG_RUN = /\S{25}/;

export interface Piece {
  text: string;
  isKept: boolean;
}

/**
 * The text in pieces; those that are kept stay on one line.
 *
 * @example unbroken("0.90 [0.87, 0.93] · 512") // one piece, kept
 */
export function unbroken(text: string): Piece[] {
  if (text.length <= SHORT) return [{ text, isKept: true }];
  return text
    .split(KEPT)
    .map((piece, i) => ({ text: piece, isKept: i % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

export function hasLongRun(text: string): boolean {
  return LONG_RUN.test(text);
}
