import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { nearClusters } from "#app/ingest/texts/clusters.ts";
import { sketchesOf } from "#app/ingest/texts/loaded-texts.ts";
import { nearColumns } from "#app/ingest/texts/near-columns.ts";
import { shingleSet } from "#app/ingest/texts/shingle-set.ts";
import { signatureBand } from "#app/metrics/integrity/signature-bands.ts";
import { jaccard } from "#app/stats/jaccard.ts";
import { SKETCH_WORDS } from "#app/stats/min-hash-sketch.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const random = seededRandom(11);
const below = (n: number) => Math.floor(random() * n);
const words = (n: number) => Array.from({ length: n }, () => `w${below(5000)}`);
const texts = (...all: string[]) => all.map((text) => ({ text }));

function record(id: number, prompt: string, ...responses: string[]): ItemRecord {
  return { id: String(id), prompt, responses: texts(...responses), judgments: [] };
}

function near(records: readonly ItemRecord[]) {
  const builder = new ChunkBuilder(emptyNames());
  for (const [i, one] of records.entries()) builder.add(one, { line: i + 1, offset: 0, length: 0 });
  const { items, signatures } = builder.take();
  const asked = { records: 0 };
  const columns = nearColumns({
    promptKey: items.promptKey,
    pairKey: items.pairKey,
    band: (number) => signatureBand(signatures, number),
    record: (item) => {
      asked.records += 1;
      return records[item] as ItemRecord;
    },
  });
  return { ...columns, asked: asked.records };
}

/** Every `every`-th word replaced: of 5-grams about 5 / every differ. */
function edited(text: string, every: number): string {
  return text
    .split(" ")
    .map((word, at) => (at % every === every >> 1 ? `x${below(5000)}` : word))
    .join(" ");
}

describe("exact similarity", () => {
  it("is that of the sets of word 5-grams", () => {
    expect(jaccard(Int32Array.of(1, 2, 3), Int32Array.of(2, 3, 4))).toBe(0.5);
    expect(jaccard(new Int32Array(), new Int32Array())).toBe(1);
    expect(jaccard(Int32Array.of(1), new Int32Array())).toBe(0);
    // a b c d e f → 2 shingles; a b c d e g → 2, one in common: 1 / 3.
    const set = (prompt: string) => shingleSet(record(0, prompt, ""), "prompt");
    expect(jaccard(set("a b c d e f"), set("A, b; c\nd e g"))).toBe(1 / 3);
    expect(set("a b c d").length).toBe(0);
    expect(set("a b c d e a b c d e a b c d e").length).toBe(5);
  });
});

describe("near-duplicate clusters", () => {
  const originals = Array.from({ length: 60 }, () => [words(80).join(" "), words(120).join(" "), words(90).join(" ")]);
  const base = originals.map(([p = "", a = "", b = ""], i) => record(i, p, a, b));

  it("join an item and its light edit, whatever the display order, and leave others alone", () => {
    const edits = originals
      .slice(0, 30)
      .map(([p = "", a = "", b = ""], i) => record(100 + i, p, edited(b, 60), edited(a, 60)));
    const { nearItem, nearPrompt } = near([...base, ...edits]);
    for (let i = 0; i < 30; i += 1) {
      expect(nearItem[60 + i]).toBe(nearItem[i]);
      expect(nearItem[i]).toBe(i + 1);
      expect(nearPrompt[60 + i]).toBe(nearPrompt[i]);
    }
    for (let i = 30; i < 60; i += 1) expect([nearItem[i], nearPrompt[i]]).toEqual([0, 0]);
  });

  it("confirm exactly: what is two thirds alike is a candidate now and then, and never joined", () => {
    const edits = originals.map(([p = "", a = "", b = ""], i) =>
      record(100 + i, edited(p, 24), edited(a, 24), edited(b, 24)),
    );
    const { nearItem, asked } = near([...base, ...edits]);
    for (const [i, edit] of edits.entries()) {
      const similarity = jaccard(shingleSet(base[i] as ItemRecord, "item"), shingleSet(edit, "item"));
      expect(similarity).toBeLessThan(0.8);
      expect(similarity).toBeGreaterThan(0.4);
    }
    expect(asked).toBeGreaterThan(0);
    expect([...nearItem].every((cluster) => cluster === 0)).toBe(true);
  });

  it("find nearly all pairs that brute force finds, and none that it does not", () => {
    const records = originals.flatMap(([p = "", a = "", b = ""], i) => [
      record(2 * i, p, a, b),
      record(2 * i + 1, edited(p, 20 + i), edited(a, 20 + i), edited(b, 20 + i)),
    ]);
    const sets = records.map((one) => shingleSet(one, "item"));
    const { nearItem } = near(records);
    let pairs = 0;
    let found = 0;
    for (let i = 0; i < records.length; i += 1)
      for (let j = i + 1; j < records.length; j += 1) {
        const isNear = jaccard(sets[i] as Int32Array, sets[j] as Int32Array) >= 0.8;
        const together = nearItem[i] !== 0 && nearItem[i] === nearItem[j];
        if (isNear) pairs += 1;
        if (isNear && together) found += 1;
        if (!isNear) expect(together).toBe(false);
      }
    expect(pairs).toBeGreaterThan(20);
    // At 0.8 a pair is a candidate with probability 0.92, above it with more.
    expect(found / pairs).toBeGreaterThan(0.9);
  });

  it("need no text for exact copies, nor for prompts under five words, which must be the same", () => {
    const copies = [...base.slice(0, 5), ...base.slice(0, 5)].map((one, i) => ({ ...one, id: String(i) }));
    const { nearItem, asked } = near(copies);
    expect([...nearItem]).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
    expect(asked).toBe(0);
    const short = ["Why is that?", "Why is this?", "why is that?"].map((prompt, i) => record(i, prompt, `${i}`, "b"));
    expect([...near(short).nearPrompt]).toEqual([1, 0, 1]);
  });

  it("stay linear when every item is the same template, near or not", () => {
    const [template] = originals[0] as [string];
    for (const [every, isNear] of [
      [75, true],
      [12, false],
    ] as const) {
      const n = 1200;
      const records = Array.from({ length: n }, (_, i) => record(i, edited(template, every), "Yes.", "No."));
      const { nearPrompt, asked } = near(records);
      expect(asked).toBeLessThan(2 * 5 * n);
      if (isNear) expect([...nearPrompt].filter((one) => one === 1).length).toBeGreaterThan(0.95 * n);
      else expect([...nearPrompt].filter((one) => one > 0).length).toBeLessThan(0.05 * n);
    }
  });

  it("take delivered nothing, one item, and items without words", () => {
    expect(near([]).nearItem.length).toBe(0);
    expect([...near([record(0, "", "")]).nearItem]).toEqual([0]);
    expect([...near([record(0, "🎉", "😀"), record(1, "", ""), record(2, "🎉", "😀")]).nearItem]).toEqual([1, 0, 1]);
  });

  it("ask for the sketches of items with a candidate and of candidates alone", () => {
    const bands = [Uint32Array.of(5, 0, 6, 5, 7, 6, 8), Uint32Array.of(1, 2, 3, 4, 9, 0, 2)];
    const asked: number[][] = [];
    const similarityAmong = (items: Uint32Array) => {
      asked.push([...items]);
      return () => 0;
    };
    expect([...nearClusters({ keys: new Float64Array(7), bands, similarityAmong })]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(asked).toEqual([[0, 1, 2, 3, 5, 6]]);
  });

  it("read the sketch of each item that is asked for from its own place", () => {
    const band = (number: number) => Uint32Array.from({ length: 9 }, (_, item) => 100 * number + item);
    const texts = { promptKey: new Float64Array(9), pairKey: new Float64Array(9), band, record: () => record(0, "") };
    const whole = sketchesOf(
      texts,
      "prompt",
      Uint32Array.from({ length: 9 }, (_, item) => item),
    );
    const some = sketchesOf(texts, "prompt", Uint32Array.of(1, 4, 8));
    expect(some?.words.length).toBe(SKETCH_WORDS * 3);
    for (const item of [1, 4, 8])
      for (let word = 0; word < SKETCH_WORDS; word += 1)
        expect(some?.words[word * 3 + some.placeOf(item)]).toBe(whole?.words[word * 9 + item]);
    expect(sketchesOf({ ...texts, band: () => new Uint32Array() }, "prompt", Uint32Array.of(1))).toBe(null);
  });

  it("number clusters in the order of their first members, whatever joined them", () => {
    const bands = [Uint32Array.of(5, 6, 5, 6, 7)];
    const numbers = nearClusters({ keys: new Float64Array(5), bands, similarityAmong: () => () => 1 });
    expect([...numbers]).toEqual([1, 2, 1, 2, 0]);
  });
});
