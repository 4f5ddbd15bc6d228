import fc from "fast-check";
import { expect, it } from "vitest";
import { comparisonsOf } from "#app/metrics/bias/differing-words.ts";

const text = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }).map((words) => Uint16Array.from(words));

it("keeps of each comparison the words that one text has and the other has not, each once, the preferred text's first", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ texts: fc.tuple(text, text), second: fc.boolean(), prompt: fc.nat(3) }), { maxLength: 6 }),
      fc.constantFrom(3, undefined),
      (rows, most) => {
        const sorted = [...rows].sort((a, b) => a.prompt - b.prompt);
        const { words, ends, starts } = comparisonsOf(
          sorted.map(({ second, prompt }, at) => ({ at, winner: second ? 1 : 0, prompt })),
          sorted.map(({ texts }) => texts),
          most,
        );
        const sides = sorted.flatMap(({ texts, second }) => {
          const [won, lost] = (second ? texts.toReversed() : texts).map((one) => [...one.slice(0, most)]);
          return [difference(won, lost), difference(lost, won)];
        });
        expect([...ends].slice(1).map((end, side) => [...words.slice(ends[side], end)])).toEqual(sides);
        const prompts = sorted.map(({ prompt }) => prompt);
        expect([...starts]).toEqual([...new Set(prompts)].map((one) => prompts.indexOf(one)).concat(rows.length));
      },
    ),
    { numRuns: 300 },
  );
});

it("holds more words than fit at first", () => {
  const long = (from: number) => Uint16Array.from({ length: 4_096 }, (_, i) => from + i);
  const texts = Array.from({ length: 20 }, () => [long(0), long(30_000)] as const);
  const preferences = texts.map((_, at) => ({ at, winner: 1 as const, prompt: at }));
  const { words } = comparisonsOf(preferences, texts);
  expect(words.length).toBe(20 * 8_192);
  expect([words[0], words[4_096], words.at(-1)]).toEqual([30_000, 0, 4_095]);
});

function difference(one: number[] = [], other: number[] = []): number[] {
  return [...new Set(one)].filter((word) => !other.includes(word));
}
