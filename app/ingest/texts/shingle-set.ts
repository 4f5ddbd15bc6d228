/** The word 5-grams of the texts of a record, as an ascending array of hashes: what exact similarity is taken of. */
import type { ItemRecord } from "#app/domain/record.ts";
import { SHINGLE, shingleAt } from "../features/shingle.ts";
import { emptyFeatures, textFeatures } from "../features/text-features.ts";
import { textKernel } from "../features/text-kernel.server.ts";
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
    const missing = Math.max(0, SHINGLE - 1 - this.#words);
    this.#words += end - WORDS_BEFORE;
    this.add(this.words, WORDS_BEFORE + missing, end);
    this.words.copyWithin(0, end - WORDS_BEFORE, end);
    return WORDS_BEFORE;
  }

  /** The shingles that end at the words from `from` to before `end`. */
  add(words: Int32Array, from: number, end: number): void {
    this.#makeRoom(this.count + end - from);
    for (let at = from; at < end; at += 1) this.shingles[this.count++] = shingleAt(words, at);
  }

  #makeRoom(needed: number): void {
    if (needed <= this.shingles.length) return;
    const larger = new Int32Array(2 * needed);
    larger.set(this.shingles);
    this.shingles = larger;
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
  const kernel = textKernel();
  const found = kernel?.read(text, features, null, false);
  if (kernel && found) collector.add(kernel.words, WORDS_BEFORE + SHINGLE - 1, WORDS_BEFORE + found.words);
  else {
    collector.startText();
    textFeatures(text, features, collector);
  }
}

function distinct(sorted: Int32Array): Int32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i += 1)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  return sorted.slice(0, kept);
}
