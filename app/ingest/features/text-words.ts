/**
 * What is read from the words of a text as they come: MinHash bins of its word 5-grams, phrases, and evidence of its
 * language.
 */
import { LANGUAGES } from "#app/domain/languages.ts";
import { addToBins } from "#app/stats/one-permutation-min-hash.ts";
import { functionWords, WORDS_SCREENED } from "./function-words.ts";
import { Kind, phrases } from "./phrases.ts";
import { shingleAt } from "./shingle.ts";
import { WORDS_BEFORE, type WordSink, wordBuffer } from "./word-sink.ts";

export class TextWords implements WordSink {
  readonly words = wordBuffer();
  /** By place in LANGUAGES: function words among the first {@link WORDS_SCREENED} words. */
  readonly languageHits = new Uint16Array(LANGUAGES.length);
  /** Words so far. */
  count = 0;
  hedges = 0;
  hasStance = false;
  namesModel = false;
  apologises = false;
  #bins: Uint32Array | null = null;
  #readsPhrases = false;
  readonly #functionWords = functionWords();
  readonly #phrases = phrases();

  /** Starts a text whose shingles go to `bins` (null: to none), with or without a look at its phrases and language. */
  start(bins: Uint32Array | null, readsPhrases: boolean): void {
    this.#bins = bins;
    this.#readsPhrases = readsPhrases;
    this.count = 0;
    if (!readsPhrases) return;
    this.hedges = 0;
    this.hasStance = false;
    this.namesModel = false;
    this.apologises = false;
    this.languageHits.fill(0);
    this.words.fill(0, 0, WORDS_BEFORE);
  }

  take(end: number): number {
    const fresh = end - WORDS_BEFORE;
    if (this.#bins) this.#addShingles(this.#bins, end);
    if (this.#readsPhrases) {
      this.#findPhrases(end);
      if (this.count < WORDS_SCREENED)
        this.#functionWords.count(
          this.words,
          Math.min(end, WORDS_BEFORE + WORDS_SCREENED - this.count),
          this.languageHits,
        );
    }
    this.count += fresh;
    this.words.copyWithin(0, end - WORDS_BEFORE, end);
    return WORDS_BEFORE;
  }

  #addShingles(bins: Uint32Array, end: number): void {
    const words = this.words;
    for (let at = Math.max(WORDS_BEFORE, 2 * WORDS_BEFORE - this.count); at < end; at += 1)
      addToBins(bins, shingleAt(words, at));
  }

  #findPhrases(end: number): void {
    const words = this.words;
    const list = this.#phrases;
    for (let at = WORDS_BEFORE; at < end; at += 1) {
      if (!list.mayEnd(words[at] as number, words[at - 1] as number)) continue;
      const kind = list.at(words, at);
      if (kind === Kind.HEDGE) this.hedges += 1;
      else if (kind === Kind.STANCE) this.hasStance = true;
      else if (kind === Kind.IDENTITY) this.namesModel = true;
      else if (kind === Kind.APOLOGY) this.apologises = true;
    }
  }
}
