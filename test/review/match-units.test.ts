/** Filters for what annotators share: labels of one comparison, how far they lie apart, rankings; each judgment by hand. */
import { describe, expect, it } from "vitest";
import { icc } from "#app/metrics/agreement/icc.ts";
import { kendallTauB } from "#app/metrics/agreement/kendall-tau-b.ts";
import { kendallW } from "#app/metrics/agreement/kendall-w.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { matchRecords, recordFilterOf } from "#app/review/record-filter.ts";
import { describeSlice, type Slice } from "#app/review/slice.ts";
import { paramsOfSlice, sliceOfParams } from "#app/review/slice-params.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";
import { ratedView } from "./rated-view.ts";

// Rows 0 1 2 | 3 4 | 5 | 6 7 8.
const VIEW = viewOf(
  [
    { judgments: [fivePoints("ann", 1), fivePoints("bob", 2), fivePoints("cat", 5)] },
    { judgments: [fivePoints("ann", 3), fivePoints("bob", 4)] },
    { judgments: [fivePoints("ann", 1)] },
    // The same annotator twice is one, with the earlier label; both bad is no label.
    {
      judgments: [
        { ...fivePoints("ann", 5), at: 2 },
        { ...fivePoints("ann", 4), at: 1 },
        { ...fivePoints("bob", 4), at: 3 },
      ],
    },
  ],
  FIVE_POINTS,
);

const rowsOf = (slice: Slice) =>
  [...matchSlice(VIEW, slice).entries()].filter(([, held]) => held === 1).map(([row]) => row);

it.each<[string, Slice, number[]]>([
  ["a side or a tie where another gave one", { shared: "side" }, [0, 1, 2, 3, 4, 7, 8]],
  ["a side alone: a tie is none", { shared: "decided" }, [0, 1, 2, 7, 8]],
  ["the first side of them", { shared: "decided", sharedLabel: "first" }, [0, 1]],
  ["a label of the scale", { shared: "category", sharedLabel: "4" }, [4, 7, 8]],
  ["a size of preference, either way", { shared: "size", sharedLabel: "2" }, [0, 2]],
  ["no such label", { shared: "side", sharedLabel: "nobody's" }, []],
  ["labels alike", { pointsApart: 0 }, [7, 8]],
  ["one point apart", { pointsApart: 1 }, [0, 1, 2, 3, 4]],
  ["four apart", { pointsApart: 4 }, [0, 1, 2]],
  ["all took one side", { disagreeAtMost: 0 }, [7, 8]],
  ["two of three pairs took different sides", { disagreeOver: 0.55, disagreeAtMost: 1 }, [0, 1, 2]],
  ["none between", { disagreeOver: 0, disagreeAtMost: 0.55 }, []],
])("%s", (_, slice, rows) => {
  expect(rowsOf(slice)).toEqual(rows);
  expect(sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))).toEqual(slice);
});

it("no scale, no labels of it", () => {
  const view = viewOf([{ judgments: [fivePoints("ann", 1), fivePoints("bob", 1)] }], null);
  expect([...matchSlice(view, { shared: "category" })]).toEqual([0, 0]);
});

it("rankings by how many ranked in full: as many items as the tables of concordance count", () => {
  const ranked = (annotator: string, ranks: number[]) =>
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([first = 0, second = 0], i) => ({
      ...{ annotator, first, second, kind: "ranking" as const, lead: i === 0 },
      strength: Math.sign((ranks[first] ?? 0) - (ranks[second] ?? 0)),
    }));
  const RANKS = [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
  ];
  const view = viewOf(
    Array.from(
      { length: 45 },
      (_, i): ItemRow => ({
        responses: [{}, {}, {}],
        judgments: ["ann", "bob", "cat"]
          // All of two ties among every fifth of them tells no order.
          .slice(0, 1 + (i % 3))
          .flatMap((name, k) => ranked(name, i % 5 === 0 && k < 2 ? [1, 1, 1] : (RANKS[(i + k) % 3] ?? []))),
      }),
    ),
    null,
  );
  for (const metric of [kendallW, kendallTauB]) {
    const outcome = metric.measure(view, NO_CONTEXT);
    const detail = outcome.kind === "estimate" ? outcome.detail : undefined;
    expect(detail?.rows.map((row) => row.slice(0, 2))).toEqual([
      [2, 15],
      [3, 15],
    ]);
    for (const [at, params] of (detail?.rowParams ?? []).entries())
      expect(matchRecords(view, recordFilterOf(new URLSearchParams(params ?? "")), null).items).toHaveLength(
        Number(detail?.rows[at]?.[1]),
      );
  }
});

it("answers given again, by the order that they were given in", () => {
  const served = (keys: number[], strength: number): ItemRow => ({
    prompt: 7,
    responses: keys.map((key) => ({ columns: { key } })),
    judgments: [{ annotator: "ann", strength }],
  });
  // Row 0 prefers the response 1, row 1 does in the same order, row 2 the other one on the same place, row 3 ties; row 4 is another pair.
  const view = viewOf(
    [served([1, 2], -1), served([1, 2], -1), served([2, 1], -1), served([2, 1], 0), served([1, 3], -1)],
    null,
  );
  const held = (slice: Slice) =>
    [...matchSlice(view, slice).entries()].filter(([, one]) => one === 1).map(([row]) => row);
  expect(held({ retest: "same" })).toEqual([0, 1, 2, 3]);
  expect(held({ retest: "swapped" })).toEqual([0, 1, 2, 3]);
  expect(held({ retest: "kept" })).toEqual([0, 1, 2]);
  expect(sliceOfParams(new URLSearchParams("retest=kept&wordsMin=4&wordsMax=9"))).toEqual({
    ...{ retest: "kept", wordsAtLeast: 4, wordsAtMost: 9 },
  });
  expect(sliceOfParams(new URLSearchParams("retest=often"))).toEqual({});
});

it("prompts of so many words, all answers to one prompt alike", () => {
  const asked = (prompt: number, promptWords: number, ...names: string[]): ItemRow => ({
    ...{ prompt, columns: { promptWords } },
    judgments: names.map((annotator) => ({ annotator, strength: 1 })),
  });
  // The second item of prompt 1 has a word more of context than the first, and is of one level with it.
  const view = viewOf([
    asked(1, 10, "ann", "bob"),
    asked(1, 11, "ann", "bob"),
    asked(2, 11, "ann"),
    asked(3, 30, "ann"),
  ]);
  const held = (slice: Slice) =>
    [...matchSlice(view, slice).entries()].filter(([, one]) => one === 1).map(([row]) => row);
  expect(held({ wordsAtMost: 10 })).toEqual([0, 1, 2, 3]);
  expect(held({ wordsAtLeast: 11 })).toEqual([4, 5]);
  expect(held({ wordsAtLeast: 11, wordsAtMost: 20 })).toEqual([4]);
});

describe("an intraclass correlation opens the ratings that it is of", () => {
  const opened = (view: BatchView) => {
    const outcome = icc.measure(view, NO_CONTEXT);
    if (outcome.kind !== "estimate" || !outcome.detail) throw new Error(JSON.stringify(outcome));
    const { columns, rows, rowParams = [] } = outcome.detail;
    const counts = rowParams.map((params) => {
      const found = matchRecords(view, recordFilterOf(new URLSearchParams(params ?? "q=no")), null);
      return { items: found.items.length, judgments: found.judgments };
    });
    const told = ["annotators", "items", "responses"].map((name) => columns.indexOf(name));
    return { n: outcome.n, told: rows.map((row) => told.map((at) => row[at])), counts };
  };

  it("all forms: the ratings in full of one team", () => {
    // Every sixth item is rated by cat alone, and cat rates others in part: neither is part of any form.
    const view = ratedView((i) => (i % 6 === 0 ? ["cat"] : i % 2 === 0 ? ["ann", "bob", "cat?"] : ["ann", "bob"]));
    expect(opened(view)).toEqual({
      n: 150,
      told: Array(6).fill([2, 50, 150]),
      counts: Array(6).fill({ items: 50, judgments: 2 * 3 * 50 }),
    });
  });
  it("of several teams: by how many rated in full", () => {
    expect(opened(ratedView((i) => (i % 3 === 0 ? ["ann", "bob", "cat"] : ["ann", "bob"])))).toEqual({
      n: 180,
      told: [
        [2, 40, 120],
        [3, 20, 60],
      ],
      counts: [
        { items: 40, judgments: 2 * 3 * 40 },
        { items: 20, judgments: 3 * 3 * 20 },
      ],
    });
  });
});

it("each is said", () => {
  expect(describeSlice({ shared: "category", sharedLabel: "4" })).toBe(
    "judgments with a label of the scale (4) where another annotator gave one too",
  );
  expect(describeSlice({ pointsApart: 0, domains: ["code"] })).toBe(
    "judgments on comparisons with two labels alike, in code",
  );
  expect(describeSlice({ pointsApart: 1 })).toBe("judgments on comparisons with two labels 1 point apart");
  expect(describeSlice({ disagreeAtMost: 0 })).toBe("judgments on comparisons of whose annotators all took one side");
  expect(describeSlice({ disagreeOver: 0.35, disagreeAtMost: 0.55 })).toBe(
    "judgments on comparisons where more than 0.35 and at most 0.55 of the pairs of annotators took different sides",
  );
  expect(describeSlice({ rankedBy: 3 })).toBe("judgments on items that 3 annotators ranked or rated in full");
  expect(describeSlice({ retest: "swapped" })).toBe(
    "judgments on two responses that the annotator answered again in swapped order",
  );
  expect(describeSlice({ wordsAtLeast: 25, wordsAtMost: 29 })).toBe("judgments of prompt length 25 words to 29 words");
  expect(describeSlice({ ratedBy: 2 })).toBe("judgments that rate in full an item that 2 annotators rated so");
});
