import fc from "fast-check";
import { expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { wordHashes } from "#app/ingest/features/word-sink.ts";
import { textSample } from "#app/ingest/texts/text-sample.ts";
import { judgedBy, viewOf } from "#test/support/view-builder.ts";
import { oddBook, oddText } from "./odd-texts.ts";

it("holds the words of both responses in their order", () => {
  const view = viewOf([{ judgments: judgedBy({ "w-1": 1 }) }]);
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: oddText }, oddBook), oddText, (first, second) => {
      const record = { responses: [{ text: first }, { text: second }] } as unknown as ItemRecord;
      const { words } = textSample(view, () => record);
      const hashes = [first, second].map((one) => wordHashes(one).map((hash) => hash >>> 16));
      expect(words.map((pair) => pair.map((one) => [...one]))).toEqual([hashes.map((one) => one.slice(0, 4096))]);
    }),
    { numRuns: 200 },
  );
});
