import fc from "fast-check";
import { expect, it } from "vitest";
import { shingleAt } from "#app/ingest/features/shingle.ts";
import { wordHashes } from "#app/ingest/features/word-sink.ts";
import { shingleSet } from "#app/ingest/texts/shingle-set.ts";
import { oddBook, oddText } from "./odd-texts.ts";

/** From a list of all words at once, where the reader has them block by block. */
function shinglesOf(texts: readonly string[]): number[] {
  const all = texts.flatMap((text) => {
    const words = Int32Array.from(wordHashes(text));
    return Array.from({ length: Math.max(0, words.length - 4) }, (_, k) => shingleAt(words, k + 4));
  });
  return [...new Set(all)].sort((a, b) => a - b);
}

it("is every run of five words of each text once, in ascending order, and none across two texts", () => {
  const odd = fc.oneof({ weight: 19, arbitrary: oddText }, oddBook);
  fc.assert(
    fc.property(odd, odd, odd, (prompt, first, second) => {
      const record = { id: "r-1", prompt, responses: [{ text: first }, { text: second }], judgments: [] };
      expect([...shingleSet(record, "item")]).toEqual(shinglesOf([prompt, first, second]));
      expect([...shingleSet(record, "prompt")]).toEqual(shinglesOf([prompt]));
    }),
    { numRuns: 200 },
  );
});
