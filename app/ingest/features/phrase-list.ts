/**
 * Phrases to be found among hashed words. Two small bitmaps, of single words and of the last two words of longer phrases,
 * turn nearly every place away at the first look, which is all that it may cost; what passes is looked up.
 */
import { wordHashes } from "./word-sink.ts";

interface Phrase {
  kind: number;
  /** Hashes of the words before the last, nearest first. */
  before: readonly number[];
}

const BITS = 1 << 16;

export class PhraseList {
  /** One bit for each hash of a single word, or of two, that a phrase ends with. */
  readonly ends = new Int32Array(BITS / 32);
  readonly #phrases = new Map<number, Phrase[]>();

  /** @param lists phrases of at most five words, by the kind that {@link at} reports */
  constructor(lists: Readonly<Record<number, readonly string[]>>) {
    for (const [kind, phrases] of Object.entries(lists)) for (const phrase of phrases) this.#add(Number(kind), phrase);
    for (const phrases of this.#phrases.values()) phrases.sort((a, b) => b.before.length - a.before.length);
  }

  /** Can a phrase end with this word after that one? Never false when one does. */
  mayEnd(hash: number, before: number): boolean {
    const one = single(hash);
    const two = double(hash, before);
    const { ends } = this;
    return ((((ends[one >>> 5] as number) >>> (one & 31)) | ((ends[two >>> 5] as number) >>> (two & 31))) & 1) === 1;
  }

  /** The kind of the longest phrase that ends with the word at `at`; 0 = none. */
  at(words: Int32Array, at: number): number {
    for (const { kind, before } of this.#phrases.get(words[at] as number) ?? [])
      if (before.every((hash, back) => words[at - 1 - back] === hash)) return kind;
    return 0;
  }

  #add(kind: number, phrase: string): void {
    const hashes = wordHashes(phrase);
    const last = hashes.pop();
    if (last === undefined) return;
    const known = this.#phrases.get(last);
    const entry = { kind, before: hashes.reverse() };
    if (known) known.push(entry);
    else this.#phrases.set(last, [entry]);
    const [before] = entry.before;
    const bit = before === undefined ? single(last) : double(last, before);
    this.ends[bit >>> 5] = (this.ends[bit >>> 5] as number) | (1 << (bit & 31));
  }
}

function single(hash: number): number {
  return hash >>> 16;
}

function double(hash: number, before: number): number {
  return (Math.imul(before, 0x9e3779b1) ^ Math.imul(hash, 0x85ebca6b)) >>> 16;
}
