import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { copiesOf, Likeness } from "#app/ingest/texts/copies-of.ts";
import { type LoadedTexts, shingleSets } from "#app/ingest/texts/loaded-texts.ts";
import { shingleSet } from "#app/ingest/texts/shingle-set.ts";
import { signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import { jaccard } from "#app/stats/jaccard.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const random = seededRandom(23);
const below = (n: number) => Math.floor(random() * n);
const words = (n: number) => Array.from({ length: n }, () => `w${below(5000)}`).join(" ");

function record(id: number, prompt: string, a: string, b: string): ItemRecord {
  return { id: String(id), prompt, responses: [{ text: a }, { text: b }], judgments: [] };
}

function edited(text: string, every: number): string {
  return text
    .split(" ")
    .map((word, at) => (at % every === every >> 1 ? `x${below(5000)}` : word))
    .join(" ");
}

function loaded(records: readonly ItemRecord[]): LoadedTexts & { asked: () => number } {
  const builder = new ChunkBuilder(emptyNames());
  for (const [i, one] of records.entries()) builder.add(one, { line: i + 1, offset: 0, length: 0 });
  const { items, signatures } = builder.take();
  let asked = 0;
  return {
    promptKey: items.promptKey,
    pairKey: items.pairKey,
    band: (number) => signatureBand(signatures, number),
    record: (item) => {
      asked += 1;
      return records[item] as ItemRecord;
    },
    asked: () => asked,
  };
}

const textOf = (prompt: ItemRecord["prompt"]) => (typeof prompt === "string" ? prompt : "");

const likeness = (own: LoadedTexts, other: LoadedTexts) => [...copiesOf(other, own, shingleSets(own, "item"))];

const earlier = Array.from({ length: 80 }, (_, i) => record(i, words(60), words(100), words(80)));
const edit = ({ prompt, responses: [a, b] }: ItemRecord, id: number, every: number) =>
  record(id, edited(textOf(prompt), every), edited(textOf(b?.text ?? ""), every), edited(textOf(a?.text ?? ""), every));

describe("copies of another delivery", () => {
  it("finds what brute force finds, in nine of ten, and nothing else", () => {
    const own = earlier.map((one, i) => edit(one, 100 + i, 18 + i));
    const found = likeness(loaded(own), loaded(earlier));
    const sets = earlier.map((one) => shingleSet(one, "item"));
    const near = own.map((one) => sets.some((set) => jaccard(set, shingleSet(one, "item")) >= 0.8));
    expect(near.filter(Boolean).length).toBeGreaterThan(30);
    expect(near.filter((one) => !one).length).toBeGreaterThan(10);
    const both = found.filter((one, i) => one === Likeness.NEAR && near[i]).length;
    expect(both / near.filter(Boolean).length).toBeGreaterThan(0.9);
    expect(found.filter((one, i) => one !== Likeness.NONE && !near[i])).toEqual([]);
  });

  it("needs no text for the same pair, in either display order, and tells it from a near one", () => {
    const swapped = earlier
      .slice(0, 5)
      .map(({ prompt, responses: [a, b] }, i) =>
        record(200 + i, textOf(prompt), textOf(b?.text ?? ""), textOf(a?.text ?? "")),
      );
    const [own, other] = [loaded(swapped), loaded(earlier)];
    expect(likeness(own, other)).toEqual(Array(5).fill(Likeness.SAME));
    expect([own.asked(), other.asked()]).toEqual([0, 0]);
  });

  it("marks every copy of its own that is like the other's, reading it once", () => {
    const one = edit(earlier[3] as ItemRecord, 300, 90);
    const own = loaded([one, { ...one, id: "301" }, { ...one, id: "302" }]);
    expect(likeness(own, loaded(earlier))).toEqual(Array(3).fill(Likeness.NEAR));
    expect(own.asked()).toBe(1);
  });

  it("stays linear when both are full of one template", () => {
    const [template] = [words(90)];
    const many = (from: number) =>
      loaded(Array.from({ length: 800 }, (_, i) => record(from + i, edited(template, 12), "Yes.", "No.")));
    const [own, other] = [many(0), many(5000)];
    likeness(own, other);
    expect(own.asked() + other.asked()).toBeLessThan(2 * 4 * 800);
  });

  it("takes deliveries of nothing, items without words, and one that was taken in before there were signatures", () => {
    const empty = loaded([record(0, "", "", ""), record(1, "🎉", "a", "b")]);
    expect(likeness(loaded([]), empty)).toEqual([]);
    expect(likeness(empty, loaded([]))).toEqual([0, 0]);
    const old = { ...loaded(earlier), band: () => new Uint32Array() };
    expect(likeness(loaded([earlier[0] as ItemRecord, edit(earlier[1] as ItemRecord, 9, 90)]), old)).toEqual([
      Likeness.SAME,
      Likeness.NONE,
    ]);
  });
});
