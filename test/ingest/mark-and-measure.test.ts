/** A delivery is measured while its texts are compared, and the outcomes are as if it had been measured afterwards. */
import { expect, it } from "vitest";
import { measureInThreads } from "#app/ingest/measure-in-threads.server.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import { measureAll, measureOfTexts } from "#app/metrics/measure.ts";
import type { TextSample } from "#app/metrics/metric.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { generated } from "#test/detection/generated.ts";

const { view, context } = generated({ ...cleanBatch(1, 18_000), annotators: 60, overlap: 0.2 });
const texts = sampleOf(view);

it("a large batch that is marked meanwhile has the outcomes of one that was marked before", async () => {
  const whole = unmarked(view);
  mark(whole);
  const started = unmarked(view);
  let marked = false;
  const outcomes = await measureInThreads(started, context, {
    mark: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      mark(started);
      marked = true;
    },
    texts: () => (marked ? texts : null),
  });
  expect(outcomes).toEqual(measureAll(whole, { ...context, texts }));
});

it("only integrity tells of near-duplicates, copies and detected languages, and only what says so of texts", () => {
  const before = unmarked(view);
  const after = unmarked(view);
  mark(after);
  const early = measureAll(before, context);
  const late = measureAll(after, { ...context, texts });
  const changed = METRICS.filter((_, at) => JSON.stringify(early[at]?.outcome) !== JSON.stringify(late[at]?.outcome));
  expect(changed.length).toBeGreaterThan(3);
  expect(changed.filter(({ group, asksForTexts }) => group !== "integrity" && !asksForTexts)).toEqual([]);
  expect([...measureOfTexts(after, context).keys()]).toEqual(["opening-dominance"]);
});

it("a comparison of texts that fails ends the measuring thread too", async () => {
  const failing = { mark: () => Promise.reject(new Error("The text store is gone.")), texts: () => null };
  await expect(measureInThreads(unmarked(view), context, failing)).rejects.toThrow("The text store is gone.");
});

/** A view of its own marks, in memory that threads share. */
function unmarked(of: BatchView): BatchView {
  const { items, responses } = of;
  const words = () => new Uint32Array(new SharedArrayBuffer(4 * items.n));
  const bytes = (n: number) => new Uint8Array(new SharedArrayBuffer(n));
  return {
    ...of,
    items: {
      ...items,
      nearItem: words(),
      nearPrompt: words(),
      copied: bytes(items.n),
      promptLanguage: bytes(items.n),
    },
    responses: { ...responses, language: bytes(responses.n) },
  };
}

function mark({ items, responses }: BatchView): void {
  for (let i = 0; i < items.n; i += 1) {
    items.nearItem[i] = i % 7 === 0 ? 1 + (i % 70) : 0;
    items.nearPrompt[i] = i % 5 === 0 ? 1 + (i % 25) : 0;
    items.copied[i] = i % 16;
    items.promptLanguage[i] = 1 + (i % 3);
  }
  for (let r = 0; r < responses.n; r += 1) responses.language[r] = 1 + (r % 4);
}

function sampleOf({ items }: BatchView): TextSample {
  const sampled = Uint32Array.from({ length: 2000 }, (_, i) => 4 * i);
  const words = (seed: number) => Uint16Array.from({ length: 30 }, (_, k) => (seed * 31 + k * k * 7) % 500);
  return { items: sampled, words: Array.from(sampled, (i) => [words(items.n + i), words(3 * i)] as const) };
}
