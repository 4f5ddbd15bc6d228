import { describe, expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { DEFAULT_PAIR_OPTIONS, NO_PAIR_REASONS, type PairOptions } from "#app/release/training-pair.ts";

const likert = (value: number): JudgmentRecord => ({ annotator: "a", kind: "likert", value, points: 5 });
const choice = (value: "first" | "tie" | "both_bad" | "both_good" | "skip"): JudgmentRecord => ({
  kind: "choice",
  value,
});

function anItem(judgments: JudgmentRecord[], more: Partial<ItemRecord> = {}): ItemRecord {
  return { id: "1", prompt: "Q", responses: [{ text: "left" }, { text: "right" }], judgments, ...more };
}

function outline(record: ItemRecord, weights: number[], options: Partial<PairOptions> = {}) {
  const { pairs, none } = pairsOf(record, weights, 0, { ...DEFAULT_PAIR_OPTIONS, ...options });
  return { pairs: pairs.map(({ chosen, rejected, margin, weight }) => [chosen, rejected, margin, weight]), none };
}

describe("one pair per item", () => {
  it("chooses the side of the weighted mean strength; its size is the margin", () => {
    // Strengths −1 and +0.5.
    expect(outline(anItem([likert(1), likert(4)]), [1, 1])).toEqual({ pairs: [[0, 1, 0.25, 1]], none: [] });
    expect(outline(anItem([likert(1), likert(4)]), [0.25, 1])).toEqual({ pairs: [[1, 0, 0.2, 0.625]], none: [] });
    expect(outline(anItem([likert(1), likert(4)]), [0, 1])).toEqual({ pairs: [[1, 0, 0.5, 1]], none: [] });
  });

  it("counts a tie as strength 0, and both bad not at all", () => {
    expect(outline(anItem([likert(1), likert(3)]), [1, 1]).pairs).toEqual([[0, 1, 0.5, 1]]);
    expect(outline(anItem([likert(1), choice("both_bad")]), [1, 0.2]).pairs).toEqual([[0, 1, 1, 1]]);
  });

  it("names the judgments behind it", () => {
    const { pairs } = pairsOf(anItem([likert(1), likert(2), choice("skip")]), [1, 0, 1]);
    expect(pairs[0]?.votes).toEqual([{ judgment: 0, strength: -1, weight: 1 }]);
    expect(pairs[0]?.consensus).toBe(-1);
  });

  it("writes six decimals at most, also of 32-bit weights", () => {
    const { pairs } = pairsOf(anItem([likert(1), likert(2)]), new Float32Array([0.1, 0.7]));
    // (0.1·1 + 0.7·0.5) / 0.8
    expect(pairs[0]).toMatchObject({ margin: 0.5625, weight: 0.4 });
  });
});

describe("no pair", () => {
  it.each([
    ["awaiting-feedback", anItem([]), []],
    ["excluded", anItem([likert(1), likert(2)]), [0, 0]],
    ["tie", anItem([likert(3)]), [1]],
    ["tie", anItem([likert(1), likert(5)]), [1, 1]],
    ["tie", anItem([choice("tie"), choice("both_bad")]), [1, 1]],
    ["both-bad", anItem([choice("both_bad")]), [1]],
    ["both-bad", anItem([choice("both_good"), choice("skip")]), [1, 1]],
    ["no-preference", anItem([choice("skip")]), [1]],
    ["no-preference", anItem([{ kind: "thumbs", value: true }], { responses: [{ text: "only" }] }), [1]],
    ["no-preference", anItem([choice("skip"), likert(1)]), [1, 0]],
    ["identical-responses", anItem([likert(1)], { responses: [{ text: "same " }, { text: "same" }] }), [1]],
    ["empty-response", anItem([likert(1)], { responses: [{ text: "something" }, { text: " \n" }] }), [1]],
    ["gold", anItem([likert(1)], { gold: { kind: "likert", value: 1, points: 5 } }), [1]],
  ] as const)("because %s", (reason, record, weights) => {
    expect(outline(record, [...weights])).toEqual({ pairs: [], none: [reason] });
    expect(NO_PAIR_REASONS[reason]).toMatch(/\.$/);
  });

  it("balances to nothing although floating point does not", () => {
    // −0.5·0.3 + 0.5·0.1 + 0.5·0.2 is −1.4e-17.
    expect(outline(anItem([likert(2), likert(4), likert(4)]), [0.3, 0.1, 0.2])).toEqual({ pairs: [], none: ["tie"] });
  });
});

describe("gold items", () => {
  it("are exported on request", () => {
    const gold = anItem([likert(1)], { gold: { kind: "likert", value: 1, points: 5 } });
    expect(outline(gold, [1], { includeGold: true }).pairs).toEqual([[0, 1, 1, 1]]);
  });
});

describe("one pair per judgment", () => {
  it("lets judgments contradict each other, each with its own weight", () => {
    expect(outline(anItem([likert(1), likert(3), likert(4), likert(5)]), [1, 1, 0.5, 0], { unit: "judgment" })).toEqual(
      {
        pairs: [
          [0, 1, 1, 1],
          [1, 0, 0.5, 0.5],
        ],
        none: ["tie", "excluded"],
      },
    );
  });
});

describe("more than two responses", () => {
  const three = anItem(
    [
      { kind: "ranking", ranks: [2, 1, 3] },
      { kind: "ranking", ranks: [1, 1, 3] },
    ],
    {
      responses: [{ text: "x" }, { text: "y" }, { text: "z" }],
    },
  );

  it("give one pair for each two that a judgment compares", () => {
    expect(outline(three, [1, 1, 1, 1, 1, 1]).pairs).toEqual([
      [1, 0, 0.5, 1],
      [0, 2, 1, 1],
      [1, 2, 1, 1],
    ]);
  });

  it("and count the reason of each that gives none", () => {
    expect(outline(three, [0, 1, 1, 1, 1, 0])).toEqual({
      pairs: [
        [0, 2, 1, 1],
        [1, 2, 1, 1],
      ],
      none: ["tie"],
    });
  });
});

describe("pairing policies", () => {
  const words = ["w", "x", "y", "z"].map((text) => ({ text }));
  const ranked = (id: string, ranks: number[]) =>
    anItem([{ kind: "ranking", ranks }], { id, responses: words.slice(0, ranks.length) });
  const six = [1, 1, 1, 1, 1, 1];

  it("best against worst takes the two ends of a ranking", () => {
    expect(outline(ranked("a", [3, 1, 4, 2]), six, { pairing: "best-worst" }).pairs).toEqual([[1, 2, 1, 1]]);
  });

  it("best against a random one takes each worse one about as often, always the same one for a record", () => {
    const taken = [0, 0, 0, 0];
    for (let n = 0; n < 3000; n += 1) {
      const draw = () => outline(ranked(`r-${n}`, [3, 1, 4, 2]), six, { pairing: "best-random", seed: 5 }).pairs;
      const [pair] = draw();
      expect(draw()).toEqual([pair]);
      expect(pair?.[0]).toBe(1);
      taken[pair?.[1] as number] = (taken[pair?.[1] as number] ?? 0) + 1;
    }
    // 1,000 each, standard error 26.
    expect(taken[1]).toBe(0);
    for (const worse of [0, 2, 3]) expect(Math.abs((taken[worse] ?? 0) - 1000)).toBeLessThan(4 * 26);
  });

  it("does not favour the one shown first among equals", () => {
    let first = 0;
    for (let n = 0; n < 2000; n += 1)
      if (outline(ranked(`r-${n}`, [1, 1, 2]), six, { pairing: "best-worst" }).pairs[0]?.[0] === 0) first += 1;
    // 1,000, standard error 22.
    expect(Math.abs(first - 1000)).toBeLessThan(4 * 22);
  });

  it("pairs nothing that ties throughout, and leaves two responses as they are", () => {
    expect(outline(ranked("a", [1, 1, 1]), six, { pairing: "best-worst" })).toEqual({ pairs: [], none: ["tie"] });
    for (const pairing of ["all", "best-random", "best-worst"] as const)
      expect(outline(anItem([likert(1)]), [1], { pairing }).pairs).toEqual([[0, 1, 1, 1]]);
  });

  it("by judgment takes one pair of each judgment", () => {
    const item = anItem(
      [
        { kind: "ranking", ranks: [1, 2, 3] },
        { kind: "rating", values: [1, 3, 5], min: 1, max: 5 },
      ],
      {
        responses: words.slice(0, 3),
      },
    );
    expect(outline(item, [1, 1, 1, 0.5, 0.5, 0.5], { pairing: "best-worst", unit: "judgment" }).pairs).toEqual([
      [0, 2, 1, 1],
      [2, 0, 1, 0.5],
    ]);
  });

  it("never contradicts the judgments of the two it pairs", () => {
    // w beats y and z by far, x beats w narrowly: w is best, and is not written against x.
    const split = anItem(
      [
        { kind: "rating", values: [8, 9, 1, 1], min: 0, max: 10 },
        { kind: "rating", values: [8, 0, 1, 1], min: 0, max: 10 },
      ],
      { responses: words },
    );
    const weights = [1, 1, 1, 1, 1, 1, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05];
    for (const pairing of ["best-random", "best-worst"] as const)
      for (const [chosen, rejected] of outline(split, weights, { pairing }).pairs) {
        const all = outline(split, weights).pairs.map(([better, worse]) => `${better}>${worse}`);
        expect(all).toContain(`${chosen}>${rejected}`);
      }
  });
});

describe("ties that are kept", () => {
  it("become a pair of margin 0 in display order; both bad stays out", () => {
    expect(outline(anItem([likert(3)]), [0.5], { ties: "soft" })).toEqual({ pairs: [[0, 1, 0, 0.5]], none: [] });
    expect(outline(anItem([choice("both_bad")]), [1], { ties: "soft" }).none).toEqual(["both-bad"]);
  });
});

describe("thumbs", () => {
  const thumb = (response: number, value: boolean): JudgmentRecord => ({ kind: "thumbs", value, response });

  it("give one label per response, the weighted majority; an even vote gives none", () => {
    const item = anItem([thumb(0, true), thumb(0, false), thumb(1, false), thumb(1, false)]);
    const { singles } = pairsOf(item, [1, 0.25, 1, 0.5]);
    expect(singles.map(({ response, label, weight }) => [response, label, weight])).toEqual([
      [0, true, 0.625],
      [1, false, 0.75],
    ]);
    expect(pairsOf(anItem([thumb(0, true), thumb(0, false)]), [1, 1]).singles).toEqual([]);
    expect(pairsOf(item, [0, 0, 0, 1]).singles.map(({ judgment }) => judgment)).toEqual([3]);
  });
});

describe("weights and records belong together", () => {
  it("by position: each record says how many weights it used", () => {
    const weights = [9, 9, 0.5, 0.25];
    const { pairs, rows } = pairsOf(anItem([likert(1), likert(1)]), weights, 2);
    expect([pairs[0]?.weight, rows]).toEqual([0.375, 2]);
    expect(pairsOf(anItem([likert(1)], { gold: { kind: "likert", value: 1, points: 5 } }), weights, 2).rows).toBe(1);
  });

  it("and it is an error when the weights run out", () => {
    expect(() => pairsOf(anItem([likert(1), likert(1)]), [1])).toThrow("There are fewer weights than judgments.");
  });
});
