import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { canonicalJson } from "#app/release/canonical-json.ts";
import { countsOf, startTally, tallyItem } from "#app/release/counts.ts";
import { type Manifest, manifestSchema, manifestText, releaseOptionsOf } from "#app/release/manifest.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { addWeight, effectiveSize, noWeights } from "#app/release/weight-sums.ts";

describe("canonicalJson", () => {
  it("sorts keys at every depth, also those that look like numbers", () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: undefined, 9: "x", 10: "y" }], é: true })).toBe(
      '{"a":[{"10":"y","9":"x","d":null}],"b":1,"é":true}',
    );
  });

  it("gives equal values equal bytes, and reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("refuses what JSON would silently change", () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([1n])).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });
});

describe("the effective size of what streams past", () => {
  it("is Kish's: 60 rows of 1 and 40 of one half count as 91.43 (domain.json, kish_neff)", () => {
    const sums = noWeights();
    for (let n = 0; n < 100; n += 1) addWeight(sums, n < 60 ? 1 : 0.5);
    expect(effectiveSize(sums)).toBeCloseTo(91.428571, 6);
  });

  it("is 0 of nothing, and rows without weight are nothing", () => {
    const sums = noWeights();
    addWeight(sums, 0);
    expect([effectiveSize(sums), sums.rows]).toEqual([0, 0]);
  });
});

describe("counts", () => {
  it("follow items to pairs, with a reason for each that gives none", () => {
    const item = (value: number, points = 5): ItemRecord => ({
      id: "x",
      prompt: "Q",
      responses: [{ text: "a" }, { text: "b" }],
      judgments: [{ kind: "likert", value, points }],
    });
    const tally = startTally();
    tallyItem(tally, {
      ...pairsOf(item(1), [1]),
      heldOut: false,
      texts: null,
      decoded: null,
      characters: "utf8" as const,
    });
    tallyItem(tally, {
      ...pairsOf(item(5), [0.5]),
      heldOut: false,
      texts: null,
      decoded: null,
      characters: "utf8" as const,
    });
    tallyItem(tally, {
      ...pairsOf(item(3), [1]),
      heldOut: false,
      texts: null,
      decoded: null,
      characters: "utf8" as const,
    });
    tallyItem(tally, {
      ...pairsOf(item(3), [1]),
      heldOut: false,
      texts: null,
      decoded: null,
      characters: "utf8" as const,
    });
    tallyItem(tally, {
      ...pairsOf(item(1), [0]),
      heldOut: false,
      texts: null,
      decoded: null,
      characters: "utf8" as const,
    });
    expect(countsOf(tally, 6)).toEqual({
      delivered: 6,
      valid: 5,
      kept: 2,
      pairs: 2,
      withoutPair: { tie: 2, excluded: 1 },
      // (1 + 0.5)² / (1 + 0.25)
      effectivePairs: 1.8,
      weights: [
        { weight: 0.5, pairs: 1 },
        { weight: 1, pairs: 1 },
      ],
      byWeight: [
        { weight: 0.5, pairs: 1, ties: 0, singles: 0, steps: 0 },
        { weight: 1, pairs: 1, ties: 0, singles: 0, steps: 0 },
      ],
    });
  });
});

describe("a manifest", () => {
  /** As releases were made before there was a choice of pairs, ties, soft labels, turns and splits. */
  const manifest: Manifest = {
    assay: "0.1.0",
    release: { id: "r-1", name: "autumn-1" },
    createdAt: 1_790_000_000_000,
    createdBy: "lead",
    unit: "item",
    includeGold: false,
    conversational: false,
    seed: 7,
    batches: [
      {
        batch: "b-3",
        contract: "c-1",
        week: 3,
        deliveries: [{ sha256: "a".repeat(64), textSha256: "b".repeat(64), items: 5 }],
        decision: 12,
        commercial: "accept_with_credit",
        training: "reweight",
        rules: [{ action: "exclude", where: { annotators: ["w-17"] }, reason: "gold accuracy 0.61" }],
      },
    ],
    counts: {
      delivered: 6,
      valid: 5,
      kept: 2,
      pairs: 2,
      withoutPair: { tie: 2, excluded: 1 },
      effectivePairs: 1.8,
      weights: [],
    },
    files: [{ format: "generic", sha256: "c".repeat(64), bytes: 100, lines: 2 }],
  };

  it("reads back from its own bytes, which do not depend on the order of its fields", () => {
    const text = manifestText(manifest);
    expect(manifestSchema.parse(JSON.parse(text))).toEqual(manifest);
    expect(manifestText(Object.fromEntries(Object.entries(manifest).reverse()) as Manifest)).toBe(text);
    expect(text.startsWith('{"assay":"0.1.0","batches":[{"batch":"b-3",')).toBe(true);
  });

  it("from before there were options keeps its bytes, and means what it meant", () => {
    const text =
      '{"assay":"0.1.0","batches":[],"conversational":false,"counts":{"delivered":6,"effectivePairs":1.8,"kept":2,"pairs":2,"valid":5,"weights":[],"withoutPair":{"tie":2}},"createdAt":1790000000000,"createdBy":"lead","files":[{"bytes":100,"format":"generic","lines":2,"sha256":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}],"includeGold":false,"release":{"id":"r-1","name":"autumn-1"},"seed":7,"unit":"judgment"}\n';
    const read = manifestSchema.parse(JSON.parse(text));
    expect(manifestText(read)).toBe(text);
    expect(releaseOptionsOf(read)).toEqual({
      unit: "judgment",
      includeGold: false,
      seed: 7,
      pairing: "all",
      ties: "drop",
      softLabel: "none",
      turns: "each",
      split: null,
    });
  });

  it("is refused when a hash is no hash or a reason is unknown", () => {
    expect(manifestSchema.safeParse({ ...manifest, files: [{ ...manifest.files[0], sha256: "c" }] }).success).toBe(
      false,
    );
    const counts = { ...manifest.counts, withoutPair: { mislaid: 1 } };
    expect(manifestSchema.safeParse({ ...manifest, counts }).success).toBe(false);
  });
});
