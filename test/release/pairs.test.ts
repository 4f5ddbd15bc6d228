import { describe, expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { NO_PAIR_REASONS, type PairOptions } from "#app/release/training-pair.ts";

const likert = (value: number): JudgmentRecord => ({ annotator: "a", kind: "likert", value, points: 5 });
const choice = (value: "first" | "tie" | "both_bad" | "both_good" | "skip"): JudgmentRecord => ({
  kind: "choice",
  value,
});

function anItem(judgments: JudgmentRecord[], more: Partial<ItemRecord> = {}): ItemRecord {
  return { id: "1", prompt: "Q", responses: [{ text: "left" }, { text: "right" }], judgments, ...more };
}

function outline(record: ItemRecord, weights: number[], options: Partial<PairOptions> = {}) {
  const { pairs, none } = pairsOf(record, weights, 0, { unit: "item", includeGold: false, ...options });
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
