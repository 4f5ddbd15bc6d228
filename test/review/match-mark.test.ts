import { expect, it } from "vitest";
import { LANGUAGES } from "#app/domain/languages.ts";
import { type BatchView, CommentSide } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import { paramsOfBeside } from "#app/review/beside.ts";
import { MARKS, type Mark } from "#app/review/marks.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { describeSlice } from "#app/review/slice.ts";
import { paramsOfSlice, sliceOfParams } from "#app/review/slice-params.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { judgedBy, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

// One judgment an item, but item 1, which has three: rows 0 | 1 2 3 | 4 | 5 | 6.
const VIEW: BatchView = viewOf([
  {
    pair: 7,
    gold: 1,
    language: "de",
    columns: { promptLanguage: 2 },
    marks: ["CONSTRAINED"],
    responses: [
      { text: "a", columns: { language: 2, emoji: 3, words: 100 }, flags: ["REFUSAL"], marks: ["VIOLATED"] },
      { text: "b", columns: { language: 1 }, marks: ["VIOLATED"] },
    ],
    judgments: [{ annotator: "ann", strength: -1, seconds: 5, columns: { commentKey: 5 } }],
  },
  {
    language: "en",
    columns: { promptLanguage: 1, nearItem: 3, contamination: 1 },
    marks: ["CONSTRAINED"],
    responses: [
      { text: "a", columns: { words: 100 }, marks: ["VERIFIED"] },
      { text: "b", marks: ["VENDOR_VERIFIED"] },
    ],
    judgments: [
      { annotator: "ann", strength: -1 },
      { annotator: "bob", strength: 1 },
      { strength: null, tie: "BOTH_BAD", seconds: 15 },
    ],
  },
  {
    pair: 7,
    // Personal data: an e-mail address.
    columns: { copied: 3, marks: 1 | 256, conversationKey: 5, turn: 1 },
    responses: [{ text: "a" }, { text: "b", columns: { similarity: 191 } }],
    judgments: [{ annotator: "ann", strength: 1, columns: { repeat: 1 } }],
  },
  {
    // Follows the record before, and its context does not.
    columns: { conversationKey: 5, turn: 2, contextKey: 99 },
    marks: ["UNKNOWN_CONSTRAINT", "SAMPLING_KNOWN", "TIMES_KNOWN"],
    orderKnown: false,
    responses: [
      { text: "a", model: "x", marks: ["SECRET", "VIOLATED"] },
      { text: "b", model: "x", flags: ["IDENTITY_LEAK", "APOLOGY"] },
    ],
    judgments: [{ annotator: "ann", strength: 0 }],
  },
  {
    gold: 1,
    columns: { copied: 8, contamination: 18 },
    marks: ["CONSTRAINED"],
    responses: [
      { text: "a", flags: ["TRUNCATED"], marks: ["VERIFIED"] },
      { text: "b", columns: { exclamations: 3 }, marks: ["VERIFIED"] },
    ],
    judgments: [{ annotator: "ann", strength: 1, columns: { commentKey: 9, commentSide: CommentSide.FIRST } }],
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
  violated: [0, 5],
  identical: [],
  empty: [],
  error_text: [],
  unfinished: [6],
  nearly_same: [4],
  email: [4],
  card: [],
  iban: [],
  phone: [],
  ip_address: [],
  national_id: [],
  apology_only: [5],
  many_emoji: [0],
  many_exclamations: [6],
  only_chosen_met: [1],
  only_rejected_met: [2],
  chosen_and_rejected_met: [6],
  chosen_and_rejected_missed: [0],
  unknown_constraint: [5],
  // By the vendor’s verdict where we have none.
  both_met: [1, 2, 3, 6],
  neither_met: [0],
  one_model: [5],
  broken_turn: [5],
  answered: [0, 1, 2, 3, 4, 5, 6],
  under_floor: [0],
  timed: [0, 3],
  clocked: [0, 3],
  labelled: [0, 1, 2, 4, 5, 6],
  justified: [0, 6],
  side_in_reason: [6],
  typing_timed: [0],
  decided_together: [1, 2],
  others_agree: [1, 2],
  in_triple: [],
  // No judgment says when it was made.
  side_in_order: [],
  label_in_order: [],
  // Where most of the weight is for one of the two: not where two contradict each other, and not a tie.
  words_read: [0, 4, 6],
  order_known: [0, 1, 2, 3, 4, 6],
  no_order: [5],
  no_annotator: [1, 2, 3],
  no_model: [0, 1, 2, 3, 4, 6],
  no_sampling: [0, 1, 2, 3, 4, 6],
  no_times: [0, 1, 2, 3, 4, 6],
};

const rowsOf = (slice: Parameters<typeof matchSlice>[1]) =>
  [...matchSlice(VIEW, slice).entries()].filter(([, matched]) => matched === 1).map(([row]) => row);

it.each(MARKS.map((mark) => [mark]))("%s", (mark) => {
  expect(rowsOf({ marks: [mark] })).toEqual(HELD[mark]);
});

it("another language than named goes by what the metric goes by: Norwegian in either norm is Norwegian", () => {
  const place = (tag: string) => LANGUAGES.indexOf(tag as (typeof LANGUAGES)[number]);
  const item = (language: string, detected: string) => ({
    language,
    columns: { promptLanguage: place(detected) },
    judgments: judgedBy({ ann: 1 }),
  });
  const view = viewOf([item("nb", "no"), item("nn-NO", "de"), item("iw", "he"), item("sw", "en"), item("de", "no")]);
  expect([...matchSlice(view, { marks: ["language_mismatch"] })]).toEqual([0, 1, 0, 0, 1]);
  expect(metricById("language-mismatch").measure(view, NO_CONTEXT)).toMatchObject({ value: 0.5, n: 4 });
});

it("several marks are joined by or, with other fields by and", () => {
  expect(rowsOf({ marks: ["pii", "secret"] })).toEqual([4, 5]);
  expect(rowsOf({ marks: ["gold_wrong", "refusal"], annotators: ["bob"] })).toEqual([]);
  expect(rowsOf({ cluster: 3, side: "second" })).toEqual([2]);
});

it("a feature holds decided comparisons whose responses differ in it, and which of the two was preferred", () => {
  const view = viewOf([
    {
      responses: [{ columns: { bold: 2 } }, { columns: { bold: 1 } }],
      judgments: judgedBy({ ann: -1, bob: 0, cat: 1 }),
    },
    { responses: [{ columns: { opening: 1 } }, { columns: { bold: 1 } }], judgments: judgedBy({ ann: 0.5 }) },
    { responses: [{ chars: 9 }, { chars: 9 }], judgments: judgedBy({ ann: 1 }) },
  ]);
  const held = (slice: Parameters<typeof matchSlice>[1]) =>
    [...matchSlice(view, slice).entries()].filter(([, matched]) => matched === 1).map(([row]) => row);
  expect(held({ differs: ["bold"] })).toEqual([0, 2, 3]);
  expect(held({ differs: ["has-bold"] })).toEqual([3]);
  expect(held({ differs: ["bold"], prefers: "more" })).toEqual([0, 3]);
  expect(held({ differs: ["bold"], prefers: "less" })).toEqual([2]);
  expect(held({ differs: ["opening-certainly"], prefers: "less" })).toEqual([3]);
  expect(held({ differs: ["length"] })).toEqual([]);
  const slice = sliceOfParams(new URLSearchParams("differs=has-bold&differs=vibes&prefers=less&repeat=no"));
  expect(slice).toEqual({ differs: ["has-bold"], prefers: "less", repeat: false });
  expect(describeSlice(slice)).toBe(
    "judgments that are the first answer of their annotator, of which one response alone has bold text, that prefer the other response",
  );
  expect(sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))).toEqual(slice);
});

it("a prompt holds its items, or those of its cluster of near-duplicates; copies those that came as often", () => {
  const view = viewOf([
    { prompt: 11, pair: 1, judgments: judgedBy({ ann: 1 }) },
    { prompt: 12, pair: 1, columns: { nearPrompt: 4 }, judgments: judgedBy({ ann: 1 }) },
    { prompt: 13, columns: { nearPrompt: 4 }, judgments: judgedBy({ ann: 1 }) },
  ]);
  expect([...matchSlice(view, { prompt: 11 })]).toEqual([1, 0, 0]);
  expect([...matchSlice(view, { prompt: -4 })]).toEqual([0, 1, 1]);
  expect([...matchSlice(view, { copies: 2 })]).toEqual([1, 1, 0]);
  const slice = { prompt: -4, copies: 2 };
  expect(sliceOfParams(new URLSearchParams(paramsOfSlice(slice)))).toEqual(slice);
  expect(describeSlice(slice)).toBe("judgments on one prompt and its near-duplicates, on items that came 2 times");
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
    const { slice, beside } = recordFilterOf(new URLSearchParams(rows));
    const read = new URLSearchParams([...paramsOfSlice(slice), ...paramsOfBeside(beside)]);
    expect(read.toString(), id).toBe(new URLSearchParams(rows).toString());
  }
});
