/** Preferences between two texts as the words in which these differ. */
import type { WordComparisons } from "#app/stats/word-comparisons.ts";

export interface Preference {
  /** Place in the sample. */
  at: number;
  winner: 0 | 1;
  /** Preferences of one prompt follow one another. */
  prompt: number;
}

/**
 * @param texts the two texts of each sampled item as hashes of words, which may repeat
 * @param most words of a text, from its beginning
 */
export function comparisonsOf(
  preferences: readonly Preference[],
  texts: readonly (readonly [Uint16Array, Uint16Array])[],
  most = Number.POSITIVE_INFINITY,
): WordComparisons {
  const ends = new Uint32Array(2 * preferences.length + 1);
  const starts: number[] = [];
  let words = new Uint16Array(0x10000);
  // By word the last comparison in which it was seen: a list of seen words would have to be emptied for each.
  const inWinner = new Uint32Array(0x10000);
  const inLoser = new Uint32Array(0x10000);
  let length = 0;
  for (let i = 0; i < preferences.length; i += 1) {
    const { at, winner, prompt } = preferences[i] as Preference;
    if (prompt !== preferences[i - 1]?.prompt) starts.push(i);
    const [first, second] = texts[at] as readonly [Uint16Array, Uint16Array];
    const [won, lost] = winner === 0 ? [first, second] : [second, first];
    const [ofWon, ofLost] = [Math.min(most, won.length), Math.min(most, lost.length)];
    if (length + ofWon + ofLost > words.length) words = doubled(words, length + ofWon + ofLost);
    see(won, ofWon, inWinner, i + 1);
    see(lost, ofLost, inLoser, i + 1);
    length = take(won, ofWon, inLoser, i + 1, words, length);
    ends[2 * i + 1] = length;
    length = take(lost, ofLost, inWinner, i + 1, words, length);
    ends[2 * i + 2] = length;
  }
  return { words: words.subarray(0, length), ends, starts: Uint32Array.of(...starts, preferences.length) };
}

function doubled(words: Uint16Array<ArrayBuffer>, least: number): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(Math.max(least, 2 * words.length));
  larger.set(words);
  return larger;
}

function see(text: Uint16Array, end: number, seen: Uint32Array, stamp: number): void {
  for (let k = 0; k < end; k += 1) seen[text[k] as number] = stamp;
}

/** Writes the words that the other text has not, each once, and returns where the next one goes. */
function take(
  text: Uint16Array,
  end: number,
  inOther: Uint32Array,
  stamp: number,
  words: Uint16Array,
  from: number,
): number {
  let next = from;
  for (let k = 0; k < end; k += 1) {
    const word = text[k] as number;
    if (inOther[word] === stamp) continue;
    inOther[word] = stamp;
    words[next] = word;
    next += 1;
  }
  return next;
}
