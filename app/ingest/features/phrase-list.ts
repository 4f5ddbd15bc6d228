/**
 * Phrases to be found among hashed words: a small open table on the last word of each phrase. Most words miss it at the
 * first look, which is all that they may cost.
 */
import { wordHashes } from "./word-sink.ts";

interface Phrase {
  kind: number;
  /** Hashes of the words before the last, nearest first. */
  before: readonly number[];
}

const SLOTS = 4096;

export class PhraseList {
  readonly #last = new Int32Array(SLOTS);
  readonly #phrases = new Map<number, Phrase[]>();

  /** @param lists phrases of at most five words, by the kind that {@link at} reports */
  constructor(lists: Readonly<Record<number, readonly string[]>>) {
    for (const [kind, phrases] of Object.entries(lists)) for (const phrase of phrases) this.#add(Number(kind), phrase);
    for (const phrases of this.#phrases.values()) phrases.sort((a, b) => b.before.length - a.before.length);
  }

  /** Can a phrase end with this word? */
  mayEnd(hash: number): boolean {
    let slot = hash >>> 20;
    for (; this.#last[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) if (this.#last[slot] === hash) return true;
    return false;
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
    else {
      this.#phrases.set(last, [entry]);
      let slot = last >>> 20;
      while (this.#last[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.#last[slot] = last;
    }
  }
}
