/** Counts function words among hashed words: the cheap evidence of a text's language. */
import { LANGUAGES } from "#app/domain/languages.ts";
import { FUNCTION_WORD_LISTS } from "./function-word-lists.ts";
import { WORDS_BEFORE, wordHashes } from "./word-sink.ts";

/** More words of a text add no certainty, only time. */
export const WORDS_SCREENED = 64;

const BUCKETS = 2048;
const PER_BUCKET = 4;
/** A word goes to the bucket of the highest bits of its hash times this, which leaves no bucket too full for the lists of today. */
const BUCKET_FACTOR = 0x2c1b3c6d;
/** As many as a byte can name. */
const MOST_GROUPS = 256;

/** Words of the same languages are one group; group 0 is of no language, that of all other words. */
class FunctionWords {
  /** Hashes, four to a bucket; 0 = none. */
  readonly keys = new Int32Array(BUCKETS * PER_BUCKET);
  /** The group of each key. */
  readonly groups = new Uint8Array(BUCKETS * PER_BUCKET);
  /** Row by row of a group: 1 at the place of each language that its words belong to. */
  readonly speakers = new Uint8Array(MOST_GROUPS * LANGUAGES.length);

  /** @throws Error when the lists have outgrown the table */
  constructor(words: Readonly<Record<string, string>>) {
    const groups = new Map<string, number>();
    for (const [hash, languages] of languagesByWord(words)) {
      const name = languages.join();
      const group = groups.get(name) ?? groups.size + 1;
      groups.set(name, group);
      if (group >= MOST_GROUPS) throw new Error("The function words have more groups than a byte can name.");
      for (const language of languages) this.speakers[group * LANGUAGES.length + language] = 1;
      this.#put(hash, group);
    }
  }

  /** Adds the new words before `end` to the hits of each language that they belong to. */
  count(words: Int32Array, end: number, hits: Uint16Array): void {
    for (let at = WORDS_BEFORE; at < end; at += 1) {
      const group = this.#groupOf(words[at] as number);
      if (group === 0) continue;
      for (let language = 0; language < LANGUAGES.length; language += 1)
        hits[language] = (hits[language] as number) + (this.speakers[group * LANGUAGES.length + language] as number);
    }
  }

  #groupOf(hash: number): number {
    const first = bucketOf(hash);
    for (let slot = first; slot < first + PER_BUCKET; slot += 1)
      if (this.keys[slot] === hash) return this.groups[slot] as number;
    return 0;
  }

  #put(hash: number, group: number): void {
    const first = bucketOf(hash);
    const slot = this.keys.indexOf(0, first);
    if (slot >= first + PER_BUCKET) throw new Error("A bucket of function words overflows: choose another factor.");
    this.keys[slot] = hash;
    this.groups[slot] = group;
  }
}

/** Where the bucket of a hash begins. */
function bucketOf(hash: number): number {
  return (Math.imul(hash, BUCKET_FACTOR) >>> 21) * PER_BUCKET;
}

function languagesByWord(words: Readonly<Record<string, string>>): Map<number, number[]> {
  const languagesOf = new Map<number, number[]>();
  for (const [tag, list] of Object.entries(words)) {
    const language = LANGUAGES.indexOf(tag as (typeof LANGUAGES)[number]);
    for (const word of list.split(" "))
      for (const hash of wordHashes(word)) {
        const known = languagesOf.get(hash);
        if (!known) languagesOf.set(hash, [language]);
        else if (!known.includes(language)) known.push(language);
      }
  }
  return languagesOf;
}

let known: FunctionWords | null = null;

/** Made on first use: threads that read no texts need not wait for it. */
export function functionWords(): FunctionWords {
  known ??= new FunctionWords(FUNCTION_WORD_LISTS);
  return known;
}
