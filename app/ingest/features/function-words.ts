/** Counts function words among hashed words: the cheap evidence of a text's language. */
import { LANGUAGES } from "#app/domain/languages.ts";
import { FUNCTION_WORD_LISTS } from "./function-word-lists.ts";
import { WORDS_BEFORE, wordHashes } from "./word-sink.ts";

/** More words of a text add no certainty, only time. */
export const WORDS_SCREENED = 64;

const SLOTS = 8192;

class FunctionWords {
  /** Hashes by slot: the first free one from that of the highest bits on; 0 = none. */
  readonly keys = new Int32Array(SLOTS);
  /** Where a slot's languages begin in {@link lists}; a list ends with 0. */
  readonly at = new Uint16Array(SLOTS);
  readonly lists: Uint8Array;

  constructor(words: Readonly<Record<string, string>>) {
    const languagesOf = new Map<number, Set<number>>();
    for (const [tag, list] of Object.entries(words)) {
      const language = LANGUAGES.indexOf(tag as (typeof LANGUAGES)[number]);
      for (const word of list.split(" "))
        for (const hash of wordHashes(word)) languagesOf.set(hash, (languagesOf.get(hash) ?? new Set()).add(language));
    }
    const lists: number[] = [];
    for (const [hash, languages] of languagesOf) {
      let slot = hash >>> 19;
      while (this.keys[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.keys[slot] = hash;
      this.at[slot] = lists.length;
      lists.push(...languages, 0);
    }
    this.lists = Uint8Array.from(lists);
  }

  /** Adds the new words before `end` to the hits of each language that they belong to. */
  count(words: Int32Array, end: number, hits: Uint16Array): void {
    for (let at = WORDS_BEFORE; at < end; at += 1) {
      const hash = words[at] as number;
      let slot = hash >>> 19;
      while (this.keys[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
      if (this.keys[slot] !== hash) continue;
      let list = this.at[slot] as number;
      for (let language = this.lists[list] as number; language !== 0; language = this.lists[list] as number) {
        hits[language] = (hits[language] as number) + 1;
        list += 1;
      }
    }
  }
}

let known: FunctionWords | null = null;

/** Made on first use: threads that read no texts need not wait for it. */
export function functionWords(): FunctionWords {
  known ??= new FunctionWords(FUNCTION_WORD_LISTS);
  return known;
}
