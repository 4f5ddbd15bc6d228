/** Where the strings of a line of JSON end. */

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;

/** A search costs as much as these. */
const STEPS = 16;

/**
 * The place of the quote that ends it, -1 where there is none. Most strings are keys and short values, found in a few steps.
 *
 * @param begin behind the quote that begins it
 */
export function endOfString(line: string, begin: number): number {
  for (let at = begin; at < begin + STEPS; at += 1) {
    const code = line.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return endOfLongString(line, begin);
}

/** The same, searched for at once. */
export function endOfLongString(line: string, begin: number): number {
  for (let at = line.indexOf('"', begin); at >= 0; at = line.indexOf('"', at + 1)) {
    let slashes = at;
    while (line.charCodeAt(slashes - 1) === BACKSLASH) slashes -= 1;
    if ((at - slashes) % 2 === 0) return at;
  }
  return -1;
}
