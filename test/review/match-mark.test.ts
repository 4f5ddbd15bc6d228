import { expect, it } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import { MARKS, type Mark } from "#app/review/marks.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { describeSlice } from "#app/review/slice.ts";
import { paramsOfSlice, sliceOfParams } from "#app/review/slice-params.ts";
import { viewOf } from "#test/support/view-builder.ts";

// One judgment an item, but item 1, which has three: rows 0 | 1 2 3 | 4 | 5 | 6.
const VIEW: BatchView = viewOf([
  {
    pair: 7,
    gold: 1,
    language: "de",
    columns: { promptLanguage: 2 },
    responses: [
      { text: "a", columns: { language: 2 }, flags: ["REFUSAL"] },
      { text: "b", columns: { language: 1 } },
    ],
    judgments: [{ annotator: "ann", strength: -1 }],
  },
  {
    language: "en",
    columns: { promptLanguage: 1, nearItem: 3, contamination: 1 },
    judgments: [
      { annotator: "ann", strength: -1 },
      { annotator: "bob", strength: 1 },
      { annotator: "cat", strength: null, tie: "BOTH_BAD" },
    ],
  },
  {
    pair: 7,
    marks: ["PII"],
    columns: { copied: 3 },
    judgments: [{ annotator: "ann", strength: 1, columns: { repeat: 1 } }],
  },
  {
    responses: [
      { text: "a", marks: ["SECRET", "VIOLATED"] },
      { text: "b", flags: ["IDENTITY_LEAK", "APOLOGY"] },
    ],
    judgments: [{ annotator: "ann", strength: 0 }],
  },
  {
    gold: 1,
    columns: { copied: 8, contamination: 18 },
    responses: [{ text: "a", flags: ["TRUNCATED"] }, { text: "b" }],
    judgments: [{ annotator: "ann", strength: 1 }],
  },
]);

const HELD: Record<Mark, number[]> = {
  gold_wrong: [0],
  gold_right: [6],
  disagreement: [1, 2],
  repeat: [4],
  duplicate: [0, 4],
  near_duplicate: [1, 2, 3],
  copy_of_earlier: [4],
  near_copy_of_earlier: [4],
  copy_elsewhere: [],
  near_copy_elsewhere: [6],
  contaminated: [1, 2, 3],
  pii: [4],
  secret: [5],
  language_mismatch: [0],
  refusal: [0],
  apology: [5],
  identity_leak: [5],
  broken: [6],
  violated: [5],
};

const rowsOf = (slice: Parameters<typeof matchSlice>[1]) =>
  [...matchSlice(VIEW, slice).entries()].filter(([, matched]) => matched === 1).map(([row]) => row);

it.each(MARKS.map((mark) => [mark]))("%s", (mark) => {
  expect(rowsOf({ marks: [mark] })).toEqual(HELD[mark]);
});

it("several marks are joined by or, with other fields by and", () => {
  expect(rowsOf({ marks: ["pii", "secret"] })).toEqual([4, 5]);
  expect(rowsOf({ marks: ["gold_wrong", "refusal"], annotators: ["bob"] })).toEqual([]);
  expect(rowsOf({ cluster: 3, side: "second" })).toEqual([2]);
});

it("a rule of contamination holds its own rows, also one that is counted beside", () => {
  expect(rowsOf({ contamination: ["exact"] })).toEqual([1, 2, 3]);
  expect(rowsOf({ contamination: ["ngram-13"] })).toEqual([6]);
  expect(rowsOf({ contamination: ["exact", "two-stage"] })).toEqual([1, 2, 3, 6]);
  expect(describeSlice({ contamination: ["ngram-13"] })).toBe(
    "judgments on prompts that meet a protected text by the rule “any 13-gram in common”",
  );
});

it("marks, days, clusters and sizes stand in a URL and are read back", () => {
  const slice = {
    marks: ["pii" as const, "secret" as const],
    days: ["2026-10-05"],
    cluster: 3,
    contamination: ["coverage" as const],
    promptAtLeast: 100,
    promptAtMost: 299,
    ratioAtLeast: 1.5,
    ratioAtMost: 1.99,
  };
  expect(sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))).toEqual(slice);
  expect(sliceOfParams(new URLSearchParams("mark=vibes&day=yesterday&cluster=-1&ratioMin=x"))).toEqual({});
  expect(describeSlice({ marks: ["gold_wrong"], days: ["2026-10-05"] })).toBe(
    "judgments made on 2026-10-05, that miss the gold answer",
  );
});

it("the rows that a metric names are a filter of the records screen", () => {
  for (const { id, rows } of METRICS) {
    if (rows === undefined) continue;
    const slice = sliceOfParams(new URLSearchParams(rows));
    expect(new URLSearchParams(paramsOfSlice(slice)).toString(), id).toBe(new URLSearchParams(rows).toString());
  }
});
