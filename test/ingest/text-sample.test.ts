import fc from "fast-check";
import { expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { wordHashes } from "#app/ingest/features/word-sink.ts";
import { textSample } from "#app/ingest/texts/text-sample.ts";
import { judgedBy, viewOf } from "#test/support/view-builder.ts";

const word = fc.oneof(
  fc.constantFrom("The", "number", "7", "日本語", "e\u0301tude", "«Straße»", "😀", "—", "\n\n", "ﬁn", "\ud83d"),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
/** Longer than the compiled pass takes. */
const book = text.map((one) => `${one} ${"word, 日本 12 and so on! ".repeat(4000)}`);

it("holds the words of both responses in their order, the first twenty of them as heads", () => {
  const view = viewOf([{ judgments: judgedBy({ "w-1": 1 }) }]);
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: text }, book), text, (first, second) => {
      const record = { responses: [{ text: first }, { text: second }] } as unknown as ItemRecord;
      const { whole, head } = textSample(view, () => record);
      const words = [first, second].map((one) => wordHashes(one).map((hash) => hash >>> 16));
      expect(whole.map((pair) => pair.map((one) => [...one]))).toEqual([words.map((one) => one.slice(0, 4096))]);
      expect(head.map((pair) => pair.map((one) => [...one]))).toEqual([words.map((one) => one.slice(0, 20))]);
    }),
    { numRuns: 200 },
  );
});
