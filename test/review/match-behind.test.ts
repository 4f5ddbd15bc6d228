/** Filters for what stands behind a row of a metric's table, each judgment by hand. */
import { expect, it } from "vitest";
import { matchSlice } from "#app/review/match-slice.ts";
import { describeSlice, type Slice } from "#app/review/slice.ts";
import { paramsOfSlice, sliceOfParams } from "#app/review/slice-params.ts";
import { judgedBy, viewOf } from "#test/support/view-builder.ts";

// Rows 0 1 2 | 3 4 | 5 6 | 7.
const VIEW = viewOf([
  { gold: 1, language: "de", columns: { promptLanguage: 1 }, judgments: judgedBy({ ann: 1, bob: -1, cat: 0 }) },
  {
    gold: -1,
    language: "en",
    columns: { promptLanguage: 1 },
    responses: [
      { model: "x", flags: ["IDENTITY_LEAK"] },
      { model: "y", columns: { language: 2 } },
    ],
    judgments: [
      { annotator: "ann", strength: -1 },
      { annotator: "bob", strength: null, tie: "BOTH_BAD" },
    ],
  },
  {
    gold: 0,
    responses: [{ model: "x" }, { model: "y", flags: ["IDENTITY_LEAK"] }],
    judgments: judgedBy({ ann: 0, bob: 1 }),
  },
  { language: "de", columns: { promptLanguage: 2 }, judgments: judgedBy({ cat: 1 }) },
]);

const rowsOf = (slice: Slice) =>
  [...matchSlice(VIEW, slice).entries()].filter(([, held]) => held === 1).map(([row]) => row);

it.each<[string, Slice, number[]]>([
  ["gold of the second side", { agreed: "second" }, [0, 1, 2]],
  ["gold of the first side", { agreed: "first" }, [3, 4]],
  ["gold that is a tie", { agreed: "tie" }, [5, 6]],
  ["gold missed with the first side", { agreed: "second", side: "first" }, [1]],
  ["where bob gave a side or a tie too: not where he called both bad, and not his own", { metBy: ["bob"] }, [0, 2, 5]],
  ["ann where bob did", { annotators: ["ann"], metBy: ["bob"] }, [0, 5]],
  ["the leak is of x, not of the response beside it", { leaks: ["x"] }, [3, 4]],
  ["the leak is of y", { leaks: ["y"] }, [5, 6]],
  ["English in what is named German", { detected: ["en"] }, [0, 1, 2]],
  ["German in what is named English, by a response", { detected: ["de"] }, [3, 4]],
])("%s", (_, slice, rows) => {
  expect(rowsOf(slice)).toEqual(rows);
  expect(sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))).toEqual(slice);
});

it("shared comparisons by how sure their consensus is; none where nobody is known", () => {
  const answers = (i: number) => ({
    ...{ ann: 1, bob: i % 10 === 0 ? -1 : 1, cat: i % 7 === 0 ? -1 : 1 },
  });
  const view = viewOf(Array.from({ length: 140 }, (_, i) => ({ judgments: judgedBy(answers(i)) })));
  const held = (slice: Slice) => matchSlice(view, slice).reduce((sum, one) => sum + one, 0);
  const all = held({ sureAtLeast: 0.5 });
  expect(all).toBe(420);
  expect(held({ sureAtLeast: 0.5, sureBelow: 0.95 }) + held({ sureAtLeast: 0.95 })).toBe(all);
  expect(held({ sureAtLeast: 0.99 })).toBeGreaterThan(0);
  expect(rowsOf({ sureAtLeast: 0.5 })).toEqual([]);
});

it("each is said", () => {
  expect(describeSlice({ annotators: ["ann"], agreed: "tie", side: "second" })).toBe(
    "judgments by ann, that prefer the later shown response, on gold items whose agreed answer is a tie",
  );
  expect(describeSlice({ metBy: ["bob"], leaks: ["x"], detected: ["en"], sureAtLeast: 0.5, sureBelow: 0.6 })).toBe(
    "judgments with a side or a tie where bob gave one too, on records whose response of x names a model or vendor, on records in which en was detected and not named, on shared comparisons whose likelier side has a probability of 0.5 or more and under 0.6",
  );
});
