/**
 * What is read from the words of a text as they come: MinHash bins of its word 5-grams, phrases, and evidence of its
 * language.
 */
import { LANGUAGES } from "#app/domain/languages.ts";
import { addToBins } from "#app/stats/one-permutation-min-hash.ts";
import { type BinWork, plainBinWork } from "./bin-work.ts";
import { functionWords, WORDS_SCREENED } from "./function-words.ts";
import { Kind, phrases } from "./phrases.ts";
import { shingleAt } from "./shingle.ts";
import { type TextFeatures, textFeatures } from "./text-features.ts";
import type { TextKernel } from "./text-kernel.server.ts";
import { WORDS_BEFORE, type WordSink, wordBuffer } from "./word-sink.ts";

export class TextWords implements WordSink {
  readonly words = wordBuffer();
  /** Its sets of bins are those for {@link read}. */
  readonly binWork: BinWork;
  /** By place in LANGUAGES: function words among the first {@link WORDS_SCREENED} words; and the most of one language. */
  readonly languageHits: Uint16Array;
  mostHits = 0;
  /** Words so far. */
  count = 0;
  hedges = 0;
  hasStance = false;
  namesModel = false;
  apologises = false;
  #bins: Uint32Array | null = null;
  #readsPhrases = false;
  readonly #kernel: TextKernel | null;
  readonly #functionWords = functionWords();
  readonly #phrases = phrases();

  /** @param kernel does the same work in less time; null where there is none */
  constructor(kernel: TextKernel | null = null) {
    this.#kernel = kernel;
    this.binWork = kernel ?? plainBinWork();
    this.languageHits = kernel?.languageHits ?? new Uint16Array(LANGUAGES.length);
  }

  /**
   * Reads a text whole, its features too, with or without a look at its phrases and language. Without one none are found.
   *
   * @param bins one of those of {@link binWork}, which its shingles join; null = none
   */
  read(text: string, features: TextFeatures, bins: Uint32Array | null, readsPhrases: boolean): void {
    this.#forget();
    const kernel = this.#kernel;
    const found = kernel?.read(text, features, bins, readsPhrases);
    if (!kernel || !found) {
      this.#readPlainly(text, features, bins, readsPhrases);
      return;
    }
    this.count = found.words;
    if (!readsPhrases) return;
    this.mostHits = found.mostHits;
    for (let k = 0; k < found.ends; k += 1) this.#note(kernel.words, kernel.ends[k] as number);
  }

  #forget(): void {
    this.count = 0;
    this.hedges = 0;
    this.hasStance = false;
    this.namesModel = false;
    this.apologises = false;
    this.mostHits = 0;
    this.languageHits.fill(0);
  }

  #readPlainly(text: string, features: TextFeatures, bins: Uint32Array | null, readsPhrases: boolean): void {
    this.#bins = bins;
    this.#readsPhrases = readsPhrases;
    this.words.fill(0, 0, WORDS_BEFORE);
    textFeatures(text, features, this);
    this.mostHits = this.languageHits.reduce((most, hits) => Math.max(most, hits), 0);
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
    for (let at = WORDS_BEFORE; at < end; at += 1)
      if (this.#phrases.mayEnd(words[at] as number, words[at - 1] as number)) this.#note(words, at);
  }

  #note(words: Int32Array, at: number): void {
    const kind = this.#phrases.at(words, at);
    if (kind === Kind.HEDGE) this.hedges += 1;
    else if (kind === Kind.STANCE) this.hasStance = true;
    else if (kind === Kind.IDENTITY) this.namesModel = true;
    else if (kind === Kind.APOLOGY) this.apologises = true;
  }
}
