/** A drawn sample of a batch's texts as hashed words, for what is learnt from words (opening dominance). */
import type { ItemRecord } from "#app/domain/record.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { sampledItems } from "#app/metrics/bias/sampled-items.ts";
import type { TextSample } from "#app/metrics/metric.ts";
import { emptyFeatures, textFeatures } from "../features/text-features.ts";
import { textKernel } from "../features/text-kernel.server.ts";
import { WORDS_BEFORE, type WordSink, wordBuffer } from "../features/word-sink.ts";

/** Words of a text that are kept: a book would outweigh all other texts. */
const MOST_WORDS = 4096;

class WordCollector implements WordSink {
  readonly words = wordBuffer();
  readonly kept = new Uint16Array(MOST_WORDS);
  count = 0;

  take(end: number): number {
    this.keep(this.words, end);
    return WORDS_BEFORE;
  }

  keep(words: Int32Array, end: number): void {
    for (let at = WORDS_BEFORE; at < end && this.count < MOST_WORDS; at += 1)
      this.kept[this.count++] = (words[at] as number) >>> 16;
  }
}

export function textSample(view: BatchView, record: (item: number) => ItemRecord): TextSample {
  const items = sampledItems(view);
  const words: [Uint16Array, Uint16Array][] = [];
  for (const item of items) {
    const [first, second] = record(item).responses;
    words.push([wordsOf(first?.text ?? ""), wordsOf(second?.text ?? "")]);
  }
  return { items, words };
}

const collector = new WordCollector();
const features = emptyFeatures();

function wordsOf(text: ItemRecord["responses"][number]["text"]): Uint16Array {
  collector.count = 0;
  const whole = typeof text === "string" ? text : text.map(({ content }) => content).join("\n\n");
  const kernel = textKernel();
  const found = kernel?.read(whole, features, null, false);
  if (kernel && found) collector.keep(kernel.words, WORDS_BEFORE + found.words);
  else textFeatures(whole, features, collector);
  return collector.kept.slice(0, collector.count);
}
