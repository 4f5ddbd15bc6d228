/** Items sent to two vendors: who agrees with whom, whichever response stood first, and what an agreed pair costs. */
import { describe, expect, it } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { Side } from "#app/metrics/rows.ts";
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { cohenKappa } from "#app/stats/cohen-kappa.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { crossAgreement } from "#app/vendors/cross-agreement.ts";
import { agreedPrices, inProportion, type PricedBatch } from "#app/vendors/price-of-agreed.ts";
import { isAgreed, isOpposite, type SharedPair, sharedPairs } from "#app/vendors/shared-pairs.ts";
import { addAnswers, sideOfVotes, type VendorAnswers } from "#app/vendors/vendor-answers.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";

const [LOW, HIGH] = [100, 200];

interface Sent {
  pair: number;
  prompt?: number;
  /** Preferences for the lower key (-1) or the higher (1), a tie (0), neither (null). */
  prefers: (number | null)[];
  /** The higher key was shown first. */
  turned?: boolean;
  gold?: number;
}

function itemOf({ pair, prompt, prefers, turned = false, gold }: Sent): ItemRow {
  const sign = turned ? -1 : 1;
  const keys = turned ? [HIGH, LOW] : [LOW, HIGH];
  return {
    ...{ pair, prompt: prompt ?? pair, gold: gold === undefined ? undefined : gold * sign },
    responses: keys.map((key) => ({ columns: { key: key + pair } })),
    judgments: prefers.map((one, i) => ({
      annotator: `w-${i}`,
      strength: one === null ? null : one * sign,
      tie: one === null ? ("BOTH_BAD" as const) : undefined,
    })),
  };
}
function answers(sent: readonly Sent[], keys: readonly number[], batchId = "batch"): VendorAnswers {
  const found: VendorAnswers = new Map();
  const view: BatchView = viewOf(sent.map(itemOf));
  addAnswers(found, view, Float64Array.from(keys).sort(), { batchId, deliveryId: 1 });
  return found;
}
const pairsOf = (ones: readonly Sent[], others: readonly Sent[]) => {
  const keys = ones.map(({ pair }) => pair);
  return sharedPairs(answers(ones, keys, "one"), answers(others, keys, "other"));
};

describe("a vendor's answer", () => {
  it("is what most of its judgments prefer, a tie where neither has most, none where nobody takes part", () => {
    const sides = [
      [2, 0, 1],
      [1, 0, 1],
      [1, 1, 0],
      [0, 1, 0],
      [0, 1, 2],
      [0, 0, 0],
    ] as [number, number, number][];
    expect(sides.map(sideOfVotes)).toEqual([Side.FIRST, Side.TIE, Side.TIE, Side.TIE, Side.SECOND, Side.NONE]);
  });

  it("is told of the texts: the order in which they were shown makes no difference", () => {
    const straight = pairsOf([{ pair: 1, prefers: [-1], gold: -1 }], [{ pair: 1, prefers: [-1] }]);
    const turned = pairsOf([{ pair: 1, prefers: [-1], gold: -1, turned: true }], [{ pair: 1, prefers: [-1] }]);
    expect(straight.map(isAgreed)).toEqual([true]);
    expect(turned).toMatchObject([{ sides: [Side.FIRST, Side.FIRST], gold: Side.FIRST }]);
    expect(turned[0]?.one.lowFirst).toBe(false);
    expect(pairsOf([{ pair: 1, prefers: [-1] }], [{ pair: 1, prefers: [1], turned: true }]).map(isOpposite)).toEqual([
      true,
    ]);
  });

  it("is read of shared items only, and of both bad nothing is taken", () => {
    expect(
      answers(
        [
          { pair: 1, prefers: [-1] },
          { pair: 2, prefers: [1] },
        ],
        [2],
      ).size,
    ).toBe(1);
    expect(pairsOf([{ pair: 1, prefers: [null] }], [{ pair: 1, prefers: [1] }])[0]?.sides).toEqual([
      Side.NONE,
      Side.SECOND,
    ]);
    const alike = viewOf([
      { pair: 3, responses: [{ columns: { key: 5 } }, { columns: { key: 5 } }], judgments: [{ strength: 1 }] },
    ]);
    const found: VendorAnswers = new Map();
    addAnswers(found, alike, Float64Array.of(3), { batchId: "b", deliveryId: 1 });
    expect(found.size).toBe(0);
  });
});

describe("gold of a shared item", () => {
  const [gold] = pairsOf([{ pair: 1, prefers: [-1], gold: -1 }], [{ pair: 1, prefers: [1], gold: -1, turned: true }]);
  it("is either file's, and nothing where the two contradict each other", () => {
    expect(gold?.gold).toBe(Side.FIRST);
    const apart = pairsOf([{ pair: 1, prefers: [-1], gold: -1 }], [{ pair: 1, prefers: [1], gold: 1 }]);
    expect(apart[0]?.gold).toBeNull();
  });

  it("is also what researchers agreed on, though not in the batch where it was chosen", () => {
    const keys = [1];
    const two = [
      answers([{ pair: 1, prefers: [-1] }], keys, "one"),
      answers([{ pair: 1, prefers: [1] }], keys, "other"),
    ] as const;
    const ours = (batchId: string) => [{ pairKey: 1, firstKey: HIGH + 1, strength: -1, tie: "none" as const, batchId }];
    expect(sharedPairs(...two, ours("elsewhere"))[0]?.gold).toBe(Side.SECOND);
    expect(sharedPairs(...two, ours("other"))[0]?.gold).toBeNull();
  });
});

describe("agreement of two vendors", () => {
  // 100 comparisons: both prefer the first 35, both the second 35, both tie 10, opposite 12, one ties 8
  const counts: [number, number, number][] = [
    [-1, -1, 35],
    [1, 1, 35],
    [0, 0, 10],
    [-1, 1, 12],
    [0, 1, 8],
  ];
  const told = counts.flatMap(([a, b, n]) => Array.from({ length: n }, () => [a, b]));
  const pairs = pairsOf(
    told.map(([a = 0], i) => ({ pair: i + 1, prefers: [a] })),
    told.map(([, b = 0], i) => ({ pair: i + 1, prefers: [b], turned: i % 2 === 0 })),
  );

  it("counts a tie as an answer of its own, or drops it", () => {
    const { raw, decided } = crossAgreement(pairs);
    expect(raw).toMatchObject({ value: 0.8, n: 100 });
    expect(decided).toMatchObject({ value: 70 / 82, n: 82 });
  });

  it("takes off what chance gives: Cohen's kappa of the table with each comparison in both orders", () => {
    const { kappa } = crossAgreement(pairs);
    // ties 0.18 and 0.10, so chance 0.82 · 0.90 / 2 + 0.018 = 0.387
    expect(kappa).toMatchObject({ value: expect.closeTo((0.8 - 0.387) / (1 - 0.387), 10), n: 100 });
    const table = [
      [35 + 35, 0, 12],
      [8, 20, 8],
      [12, 0, 70],
    ];
    expect(kappa).toMatchObject({ value: expect.closeTo(cohenKappa(table)?.value ?? Number.NaN, 10) });
  });

  it("has the interval of a bootstrap over prompts where a prompt has several comparisons", () => {
    const random = seededRandom(5);
    const sent = Array.from({ length: 900 }, (_, i) => ({ pair: i + 1, prompt: Math.floor(i / 3) + 1 }));
    const lean = Array.from({ length: 301 }, () => random());
    const preference = ({ prompt }: { prompt: number }) =>
      random() < 0.25 + 0.6 * (lean[prompt] ?? 0) ? -1 : random() < 0.2 ? 0 : 1;
    const many = pairsOf(
      sent.map((one) => ({ ...one, prefers: [preference(one)] })),
      sent.map((one) => ({ ...one, prefers: [preference(one)] })),
    );
    const { kappa, raw } = crossAgreement(many);
    const keys = [...new Set(many.map(({ one }) => one.promptKey))];
    const prompts = keys.map((key) => many.filter(({ one }) => one.promptKey === key));
    const draws = Array.from({ length: 600 }, () =>
      crude(prompts.flatMap(() => prompts[Math.floor(random() * prompts.length)] ?? [])),
    );
    for (const [outcome, at] of [
      [raw, 0],
      [kappa, 1],
    ] as const) {
      const sorted = draws.map((draw) => draw[at] ?? 0).sort((a, b) => a - b);
      if (outcome.kind !== "estimate") throw new Error("no estimate");
      expect(outcome.value).toBeCloseTo(crude(many)[at] ?? Number.NaN, 10);
      expect(Math.abs(outcome.low - (sorted[15] ?? 0))).toBeLessThan(0.015);
      expect(Math.abs(outcome.high - (sorted[584] ?? 0))).toBeLessThan(0.015);
    }
  });

  it("of twelve unequal prompts is sure of kappa as far as leaving out each tells, with Student's t for as many equal ones", () => {
    const random = seededRandom(6);
    const sizes = Array.from({ length: 12 }, (_, prompt) => 4 + prompt);
    const sent = sizes.flatMap((size, prompt) => Array.from({ length: size }, () => ({ prompt: prompt + 1 })));
    const answersOf = (offset: number) =>
      sent.map((one, i) => ({
        ...one,
        pair: i + 1,
        prefers: [[-1, -1, 0, 1][Math.floor(random() * 3) + offset] ?? 0],
      }));
    const few = pairsOf(answersOf(0), answersOf(1));
    const keys = [...new Set(few.map(({ one }) => one.promptKey))];
    const without = keys.map((key) => crude(few.filter(({ one }) => one.promptKey !== key))[1] ?? Number.NaN);
    const mean = without.reduce((sum, one) => sum + one, 0) / 12;
    const variance = (11 / 12) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    const worth = sent.length ** 2 / sizes.reduce((sum, size) => sum + size ** 2, 0);
    const value = crude(few)[1] ?? Number.NaN;
    expect(crossAgreement(few).kappa).toMatchObject({
      low: expect.closeTo(coefficientInterval(value, variance, worth, 0.5).low, 9),
      high: expect.closeTo(coefficientInterval(value, variance, worth, 0.5).high, 9),
    });
  });

  it("says nothing of few comparisons, of none, and no kappa where all is tied", () => {
    expect(crossAgreement(pairs.slice(0, 49)).raw).toMatchObject({ kind: "not-enough", n: 49, needed: 50 });
    expect(crossAgreement([]).kappa).toMatchObject({ kind: "not-enough", n: 0 });
    const ties = Array.from({ length: 60 }, (_, i) => ({ pair: i + 1, prefers: [0] }));
    expect(crossAgreement(pairsOf(ties, ties)).kappa.kind).toBe("not-computable");
  });

  it("holds each against the gold", () => {
    const gold = Array.from({ length: 80 }, (_, i) => ({ pair: i + 1, gold: -1 }));
    const both = pairsOf(
      gold.map((one, i) => ({ ...one, prefers: [i < 60 ? -1 : 1] })),
      gold.map(({ pair }, i) => ({ pair, prefers: [i < 72 ? -1 : 0] })),
    );
    expect(crossAgreement(both).gold).toMatchObject([
      { value: 0.75, n: 80 },
      { value: 0.9, n: 80 },
    ]);
  });
});

/** Raw agreement and kappa by counting every pair of labels in both orders. */
function crude(pairs: readonly SharedPair[]): [number, number] {
  const labels = pairs.flatMap(({ sides: [a, b] }) => [
    [a, b],
    [2 - a, 2 - b],
  ]);
  const observed = labels.filter(([a, b]) => a === b).length / labels.length;
  const share = (which: number, label: number) => labels.filter((one) => one[which] === label).length / labels.length;
  const chance = [0, 1, 2].reduce((sum, label) => sum + share(0, label) * share(1, label), 0);
  return [observed, (observed - chance) / (1 - chance)];
}

describe("the price of an agreed pair", () => {
  const batch = (batchId: string, currency: string, minor: number): PricedBatch => ({
    ...{ batchId, currency },
    minorOf: (places) => inProportion(minor, places.length, 3),
  });
  const ones = [-1, -1, 1].map((side, i) => ({ pair: i + 1, prefers: [side] }));
  const others = [-1, 1, 1].map((side, i) => ({ pair: i + 1, prefers: [side], turned: true }));

  it("is both prices of the shared items over the pairs agreed on: 3 · $4.00 and 3 · $6.00 for 2 pairs, $15.00 each", () => {
    const { lines, acrossCurrencies } = agreedPrices(pairsOf(ones, others), [
      batch("one", "USD", 1_200),
      batch("other", "USD", 1_800),
    ]);
    expect(acrossCurrencies).toBe(0);
    expect(lines).toEqual([
      { currency: "USD", comparisons: 3, agreed: 2, minor: [1_200, 1_800], totalMinor: 3_000, micro: 15_000_000 },
    ]);
  });

  it("takes the batch's price in proportion, rounded once", () => {
    const two = agreedPrices(pairsOf(ones.slice(0, 2), others.slice(0, 2)), [
      batch("one", "USD", 1_000),
      batch("other", "USD", 1_000),
    ]);
    // 2 of 3 units of $10.00 are $6.67
    expect(two.lines).toMatchObject([{ minor: [667, 667], agreed: 1, micro: 13_340_000 }]);
  });

  it("is not told across currencies, nor where no pair is agreed on", () => {
    const apart = agreedPrices(pairsOf(ones, others), [batch("one", "USD", 1_200), batch("other", "EUR", 1_800)]);
    expect(apart).toEqual({ lines: [], acrossCurrencies: 3, currencies: [["USD"], ["EUR"]] });
    const none = agreedPrices(pairsOf(ones.slice(1, 2), others.slice(1, 2)), [
      batch("one", "USD", 3),
      batch("other", "USD", 3),
    ]);
    expect(none.lines).toMatchObject([{ agreed: 0, micro: null }]);
  });
});
