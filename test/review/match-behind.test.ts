/** Filters for what stands behind a row of a metric's table, each judgment by hand. */
import { expect, it } from "vitest";
import type { Mark } from "#app/review/marks.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { matchRecords, recordFilterOf } from "#app/review/record-filter.ts";
import { describeSlice, type Slice } from "#app/review/slice.ts";
import { paramsOfSlice, sliceOfParams } from "#app/review/slice-params.ts";
import { judgedBy, viewOf } from "#test/support/view-builder.ts";

// Rows 0 1 2 | 3 4 | 5 6 | 7.
const VIEW = viewOf([
  {
    ...{ gold: 1, language: "de", columns: { promptLanguage: 1 } },
    responses: [{ chars: 3 }, { chars: 4 }],
    judgments: judgedBy({ ann: 1, bob: -1, cat: 0 }),
  },
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
    responses: [
      { model: "x", flags: ["REFUSAL"] },
      { model: "y", flags: ["IDENTITY_LEAK"] },
    ],
    judgments: judgedBy({ ann: 0, bob: 1 }),
  },
  {
    ...{ language: "de", columns: { promptLanguage: 2 } },
    responses: [{ chars: 20 }, { chars: 21 }],
    judgments: judgedBy({ cat: 1 }),
  },
]);

const rowsOf = (slice: Slice) =>
  [...matchSlice(VIEW, slice).entries()].filter(([, held]) => held === 1).map(([row]) => row);

it.each<[string, Slice, number[]]>([
  ["gold of the second side", { agreed: "second" }, [0, 1, 2]],
  ["gold of the first side", { agreed: "first" }, [3, 4]],
  ["gold that is a tie", { agreed: "tie" }, [5, 6]],
  ["gold missed with the first side", { agreed: "second", side: "first" }, [1]],
  ["where bob gave a side or a tie too: not where he called both bad, and not his own", { metBy: ["bob"] }, [0, 2, 5]],
  ["a side or a tie of three annotators", { answeredBy: 3 }, [0, 1, 2]],
  ["of two: not where one of them called both bad", { answeredBy: 2 }, [5, 6]],
  ["a side of two annotators, whatever tie a third one called", { decidedBy: 2 }, [0, 1]],
  ["ann where bob did", { annotators: ["ann"], metBy: ["bob"] }, [0, 5]],
  ["the leak is of x, not of the response beside it", { leaks: ["x"] }, [3, 4]],
  ["the leak is of y", { leaks: ["y"] }, [5, 6]],
  ["a response of y, whatever it says", { writtenBy: ["y"] }, [3, 4, 5, 6]],
  ["x alone declined", { refusedBy: ["x"] }, [5, 6]],
  ["y declined nowhere", { refusedBy: ["y"] }, []],
  ["responses of x and y, in any order, and no others", { modelSet: ["y", "x"] }, [3, 4, 5, 6]],
  ["one response of x is no pair of it", { modelSet: ["x", "x"] }, []],
  ["where responses name no model none is named", { modelSet: ["nobody"] }, []],
  ["a response of 20 characters or more", { responseAtLeast: 20 }, [7]],
  ["one of 4 to 20", { responseAtLeast: 4, responseAtMost: 20 }, [0, 1, 2, 7]],
  ["English in what is named German", { detected: ["en"] }, [0, 1, 2]],
  ["German in what is named English, by a response", { detected: ["de"] }, [3, 4]],
])("%s", (_, slice, rows) => {
  expect(rowsOf(slice)).toEqual(rows);
  expect(sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))).toEqual(slice);
});

it("shared comparisons by how sure their consensus is; none where nobody is known", () => {
  const answers = (i: number) => {
    const side = i % 2 === 0 ? 1 : -1;
    return { ann: side, bob: i % 10 === 0 ? -side : side, cat: i % 7 === 0 ? -side : side };
  };
  const view = viewOf(Array.from({ length: 140 }, (_, i) => ({ judgments: judgedBy(answers(i)) })));
  const held = (slice: Slice) => matchSlice(view, slice).reduce((sum, one) => sum + one, 0);
  const all = held({ sureAtLeast: 0.5 });
  expect(all).toBe(420);
  expect(held({ sureAtLeast: 0.5, sureBelow: 0.95 }) + held({ sureAtLeast: 0.95 })).toBe(all);
  expect(held({ sureAtLeast: 0.99 })).toBeGreaterThan(0);
  expect(rowsOf({ sureAtLeast: 0.5 })).toEqual([]);
});

it("each is said", () => {
  expect(describeSlice({ answeredBy: 3 })).toBe(
    "judgments on comparisons that 3 annotators answered with a side or a tie",
  );
  expect(describeSlice({ decidedBy: 2 })).toBe("judgments on comparisons that 2 annotators decided");
  expect(describeSlice({ annotators: ["ann"], agreed: "tie", side: "second" })).toBe(
    "judgments by ann, that prefer the later shown response, on gold items whose agreed answer is a tie",
  );
  expect(describeSlice({ metBy: ["bob"], leaks: ["x"], detected: ["en"], sureAtLeast: 0.5, sureBelow: 0.6 })).toBe(
    "judgments with a side or a tie where bob gave one too, on records whose response of x names a model or vendor, on records in which en was detected and not named, on shared comparisons whose likelier side has a probability of 0.5 or more and under 0.6",
  );
});

it("what a metric counts: a side where others took one, a majority of the others, pairs of a triple, work in its order", () => {
  const at = (minute: number) => Date.UTC(2026, 2, 2, 9, minute);
  // Rows 0 1 2 | 3 4 | 5 6 7 | 8.
  const view = viewOf([
    { judgments: judgedBy({ ann: 1, bob: -1, cat: 0 }) },
    { judgments: [{ annotator: "ann", strength: 1, at: at(1) }, { strength: 1 }] },
    {
      responses: [1, 2, 3].map((key) => ({ columns: { key } })),
      judgments: [
        { annotator: "ann", strength: 1, first: 0, second: 1, at: at(2) },
        { annotator: "ann", strength: 1, first: 0, second: 2, at: at(3) },
        { annotator: "ann", strength: -1, first: 1, second: 2 },
      ],
    },
    { orderKnown: false, judgments: [{ annotator: "bob", strength: 1, at: at(4) }] },
  ]);
  const held = (mark: Mark) =>
    [...matchSlice(view, { marks: [mark] }).entries()].filter(([, one]) => one === 1).map(([row]) => row);
  // Who called a tie took no side; who is not named is nobody to agree with.
  expect(held("decided_together")).toEqual([0, 1]);
  // Each of the three faces two others who differ.
  expect(held("others_agree")).toEqual([]);
  expect(held("in_triple")).toEqual([5, 6, 7]);
  // Of one item the first alone.
  expect(held("side_in_order")).toEqual([3, 5]);
  expect(held("label_in_order")).toEqual([3, 5, 8]);
});

it("a record that nobody judged is listed by what it is, never by what a judgment would have to be", () => {
  const view = viewOf([
    { domain: "chat", judgments: judgedBy({ ann: 1 }) },
    { domain: "chat", language: "de", marks: ["PII"], responses: [{ model: "x" }, { model: "y", flags: ["REFUSAL"] }] },
    { domain: "code", judgments: judgedBy({ bob: -1 }) },
    { domain: "code" },
  ]);
  const listed = (params: string) => {
    const { items, judgments } = matchRecords(view, recordFilterOf(new URLSearchParams(params)), null);
    return [[...items], judgments];
  };
  expect(listed("domain=chat")).toEqual([[0, 1], 1]);
  expect(listed("domain=chat&sort=-delivered")).toEqual([[1, 0], 1]);
  expect(listed("mark=pii&mark=refusal")).toEqual([[1], 0]);
  expect(listed("wrote=y&refuses=y&set=x&set=y&language=de")).toEqual([[1], 0]);
  expect(listed("domain=code&domain=chat")).toEqual([[0, 1, 2, 3], 2]);
  for (const ofJudgments of ["repeat=no", "annotator=ann", "mark=answered", "model=x", "mark=pii&mark=repeat"])
    expect(listed(`domain=chat&${ofJudgments}`)[0], ofJudgments).not.toContain(1);
  expect(listed("goldBy=any")).toEqual([[], 0]);
  expect(listed("")).toEqual([[0, 1, 2, 3], 2]);
});
