import { describe, expect, it } from "vitest";
import { matchSlice } from "#app/review/match-slice.ts";
import { describeSlice, type Slice, sliceSchema } from "#app/review/slice.ts";
import { paramsOfSlice, sliceOfParams } from "#app/review/slice-params.ts";
import { aPair, bothBad, viewOf } from "./a-view.ts";

// Rows: 0 ann −1 · 1 bob +0.5 | 2 ann tie | 3 bob both bad | 4 5 6 a ranking of three by cat | 7 ann +0.5, gold, anonymous 8
const VIEW = viewOf([
  aPair("a", { ann: 1, bob: 4 }, { domain: "writing", language: "en", turn: 1 }),
  aPair("b", { ann: 3 }, { domain: "code", turn: 2 }),
  aPair("c", {}, { domain: "code", judgments: [bothBad("bob")] }),
  aPair(
    "d",
    {},
    {
      responses: [
        { text: "one", model: "x" },
        { text: "three", model: "y" },
        { text: "eleven", model: "x" },
      ],
      judgments: [{ annotator: "cat", kind: "ranking", ranks: [2, 1, 3] }],
    },
  ),
  aPair(
    "e",
    { ann: 4 },
    {
      gold: { kind: "likert", value: 4, points: 5 },
      judgments: [
        { annotator: "ann", kind: "likert", value: 4, points: 5 },
        { kind: "thumbs", value: true },
      ],
    },
  ),
]);

function rowsOf(slice: Slice): number[] {
  return [...matchSlice(VIEW, slice).entries()].filter(([, matched]) => matched === 1).map(([row]) => row);
}

describe("a slice holds", () => {
  it.each<[string, Slice, number[]]>([
    ["everything, when it says nothing", {}, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ["any of several annotators, never the anonymous one", { annotators: ["ann", "bob"] }, [0, 1, 2, 3, 7]],
    ["nothing of an annotator who is not in the batch", { annotators: ["zoe"] }, []],
    ["a domain", { domains: ["code"] }, [2, 3]],
    ["a language; items without one are out", { languages: ["en"] }, [0, 1]],
    ["comparisons in which a model took part, on either side", { models: ["y"] }, [4, 6]],
    ["turns; items without one are out", { turnAtMost: 1 }, [0, 1]],
    ["turns from", { turnAtLeast: 2 }, [2]],
    ["strong judgments of either side", { strengthAtLeast: 1 }, [0, 4, 5, 6]],
    ["weak judgments; both bad has no strength", { strengthAtMost: 0.5 }, [1, 2, 7]],
    ["the first side", { side: "first" }, [0, 5, 6]],
    ["the later side", { side: "second" }, [1, 4, 7]],
    ["ties, not both bad", { side: "tie" }, [2]],
    ["both bad, not ties", { side: "both_bad" }, [3]],
    ["gold", { gold: true }, [7, 8]],
    ["not gold", { gold: false, annotators: ["ann"] }, [0, 2]],
    ["judgments that prefer the longer response", { longerWins: true }, [1, 4, 7]],
    ["judgments that prefer the shorter response", { longerWins: false }, [0, 5, 6]],
    ["fields joined by and", { annotators: ["ann"], domains: ["code"] }, [2]],
  ])("%s", (_, slice, rows) => {
    expect(rowsOf(slice)).toEqual(rows);
  });

  it("a third as 0.3333 or more, although columns hold 32 bits", () => {
    const view = viewOf([aPair("a", {}, { judgments: [{ kind: "strength", value: 1, scale: 3 }] })]);
    expect([...matchSlice(view, { strengthAtLeast: 0.3333 })]).toEqual([1]);
    expect([...matchSlice(view, { strengthAtMost: 0.3333 })]).toEqual([1]);
    expect([...matchSlice(view, { strengthAtLeast: 0.34 })]).toEqual([0]);
  });

  it("the meetings of two models, in either order, and no others", () => {
    const shown = (a: string, b: string) => ({
      responses: [
        { text: "a", model: a },
        { text: "b", model: b },
      ],
    });
    const pairs = [shown("x", "y"), shown("y", "x"), shown("x", "z"), shown("x", "x")];
    const view = viewOf(pairs.map((more, i) => aPair(`p${i}`, { ann: 2 }, more)));
    expect([...matchSlice(view, { models: ["x"], against: ["y"] })]).toEqual([1, 1, 0, 0]);
    expect([...matchSlice(view, { models: ["x"], against: ["x"] })]).toEqual([0, 0, 0, 1]);
    expect([...matchSlice(view, { models: ["x", "y"], against: ["x", "y"] })]).toEqual([1, 1, 0, 1]);
    expect([...matchSlice(view, { against: ["z"] })]).toEqual([0, 0, 1, 0]);
    const slice = sliceOfParams(new URLSearchParams("model=x&against=y"));
    expect(slice).toEqual({ models: ["x"], against: ["y"] });
    expect(describeSlice(slice)).toBe("judgments on responses of x, against y");
    expect(paramsOfSlice(slice)).toEqual([
      ["model", "x"],
      ["against", "y"],
    ]);
  });

  it("nothing of an empty batch", () => {
    expect(matchSlice(viewOf([]), { gold: true })).toHaveLength(0);
  });
});

describe("a slice reads", () => {
  it.each<[Slice, string]>([
    [{}, "all judgments"],
    [{ annotators: ["w-17", "w-31"], domains: ["writing"] }, "judgments by w-17 or w-31 in writing"],
    [{ annotators: ["a", "b", "c", "d"] }, "judgments by a, b or 2 others"],
    [{ domains: ["code"], strengthAtMost: 0.25 }, "judgments in code, of strength 0.25 or less"],
    [{ turnAtLeast: 2, turnAtMost: 2, gold: false }, "judgments of turn 2, on items that are not gold"],
    [{ side: "both_bad", longerWins: undefined }, "judgments that call both bad"],
    [{ models: ["sft-r3"], longerWins: true }, "judgments on responses of sft-r3, that prefer the longer response"],
  ])("%j as %s", (slice, text) => {
    expect(describeSlice(slice)).toBe(text);
  });
});

describe("a slice is refused", () => {
  it.each([
    { annotators: [] },
    { strengthAtLeast: 1.5 },
    { turnAtLeast: 0 },
    { side: "left" },
    { annotator: ["w-17"] },
  ])("%j", (slice) => {
    expect(sliceSchema.safeParse(slice).success).toBe(false);
  });
});
