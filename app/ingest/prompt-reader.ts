/** Reads the prompt of an item: its keys, its size, what its last user message shows, and its shingles. */
import { chainMessage } from "#app/domain/key-chain.ts";
import type { Message } from "#app/domain/record.ts";
import { ItemMark } from "#app/metrics/batch-view.ts";
import { EMPTY_BIN } from "#app/stats/one-permutation-min-hash.ts";
import { screenLanguage } from "./features/language-screen.ts";
import { personalMarks } from "./features/personal-data.ts";
import { secretMarks } from "./features/secrets.ts";
import { emptyFeatures } from "./features/text-features.ts";
import type { TextWords } from "./features/text-words.ts";

export class PromptReader {
  key = 0;
  contextKey = 0;
  chars = 0;
  wordCount = 0;
  marks = 0;
  language = 0;
  /** The last message of the user, whose language that is; "" when there is none. */
  question = "";
  readonly bins: Uint32Array;
  readonly #features = emptyFeatures();
  readonly #words: TextWords;

  constructor(words: TextWords) {
    this.#words = words;
    this.bins = words.binWork.bins.prompt;
  }

  /** @param declared the item's language, a place in LANGUAGES; 0 = none */
  read(prompt: string | Message[], declared: number): void {
    this.key = 0;
    this.contextKey = 0;
    this.chars = 0;
    this.wordCount = 0;
    this.marks = 0;
    this.language = 0;
    this.question = "";
    this.bins.fill(EMPTY_BIN);
    if (typeof prompt === "string") this.key = this.#readText(prompt, declared);
    else this.#readMessages(prompt, declared);
  }

  #readMessages(messages: readonly Message[], declared: number): void {
    const question = messages.findLastIndex(({ role }) => role === "user");
    const answer = messages.findLastIndex(({ role }) => role === "assistant");
    for (const [at, { role, content }] of messages.entries()) {
      const key = this.#readText(content, at === question ? declared : null);
      // One user message is the same prompt as its bare text: formats differ, the question does not.
      this.key = messages.length === 1 ? key : chainMessage(this.key, role, key);
      if (at === answer) this.contextKey = messages.length === 1 ? chainMessage(0, role, key) : this.key;
    }
  }

  /** @param declared null: not the last user message, so neither language nor opinion is asked of it */
  #readText(text: string, declared: number | null): number {
    const features = this.#features;
    const words = this.#words;
    words.read(text, features, this.bins, declared !== null);
    this.chars += text.length;
    this.wordCount += features.words;
    this.marks |= personalMarks(text, features) | secretMarks(text, features);
    if (declared !== null) {
      this.question = text;
      this.language = screenLanguage(text, words, declared);
      if (words.hasStance) this.marks |= ItemMark.USER_STANCE;
    }
    return features.key;
  }
}
