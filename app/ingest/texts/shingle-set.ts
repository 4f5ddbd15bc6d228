/** The word 5-grams of the texts of a record, as an ascending array of hashes: what exact similarity is taken of. */
import type { ItemRecord } from "#app/domain/record.ts";
import { SHINGLE, shingleAt } from "../features/shingle.ts";
import { emptyFeatures, textFeatures } from "../features/text-features.ts";
import { WORDS_BEFORE, type WordSink, wordBuffer } from "../features/word-sink.ts";

export type Scope = "item" | "prompt";

class ShingleCollector implements WordSink {
  readonly words = wordBuffer();
  shingles = new Int32Array(1024);
  count = 0;
  #words = 0;

  startText(): void {
    this.#words = 0;
  }

  take(end: number): number {
    for (let at = WORDS_BEFORE; at < end; at += 1) {
      this.#words += 1;
      if (this.#words < SHINGLE) continue;
      if (this.count === this.shingles.length) {
        const larger = new Int32Array(2 * this.count);
        larger.set(this.shingles);
        this.shingles = larger;
      }
      this.shingles[this.count] = shingleAt(this.words, at);
      this.count += 1;
    }
    this.words.copyWithin(0, end - WORDS_BEFORE, end);
    return WORDS_BEFORE;
  }
}

const collector = new ShingleCollector();
const features = emptyFeatures();

export function shingleSet({ prompt, responses }: ItemRecord, scope: Scope): Int32Array {
  collector.count = 0;
  if (typeof prompt === "string") collect(prompt);
  else for (const { content } of prompt) collect(content);
  if (scope === "item")
    for (const { text } of responses)
      collect(typeof text === "string" ? text : text.map(({ content }) => content).join("\n\n"));
  return distinct(collector.shingles.slice(0, collector.count).sort());
}

function collect(text: string): void {
  collector.startText();
  textFeatures(text, features, collector);
}

function distinct(sorted: Int32Array): Int32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i += 1)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  return sorted.slice(0, kept);
}
