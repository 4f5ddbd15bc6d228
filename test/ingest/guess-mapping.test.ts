import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseMapping } from "#app/ingest/mapping/column-mapping.ts";
import { guessMapping } from "#app/ingest/mapping/guess-mapping.ts";
import { sideOfWord } from "#app/ingest/mapping/guess-words.ts";
import { previewMapping } from "#app/ingest/mapping/preview-mapping.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

/** Rows with every label of the list in turn, three annotators per item. */
const judgmentRows = (labels: readonly unknown[], more: (i: number) => Record<string, unknown> = () => ({})) =>
  Array.from({ length: 60 }, (_, i) => ({
    id: i,
    instance_id: `t${Math.floor(i / 3)}`,
    prompt: `question ${Math.floor(i / 3)}`,
    model_a: "m",
    model_b: "n",
    completion_a: `long answer ${Math.floor(i / 3)}`,
    completion_b: "other answer",
    preference: labels[i % labels.length],
    evaluator: `e${i % 3}`,
    timestamp: "2025-03-04T09:30:00Z",
    ...more(i),
  }));

test("a table with a row per judgment and a preference in words", () => {
  const labels = ["a-is-better", "a-is-slightly-better", "tie", "b-is-slightly-better", "b-is-better"];
  const guess = guessMapping(judgmentRows(labels));
  expect(guess.mapping).toEqual({
    version: 1,
    item: "instance_id",
    row: "judgment",
    prompt: { columns: ["prompt"] },
    responses: [
      { text: "completion_a", model: "model_a" },
      { text: "completion_b", model: "model_b" },
    ],
    label: { columns: ["preference"], scale: { kind: "likert", points: 5, firstIs: "first-better", values: labels } },
    annotator: "evaluator",
    at: "timestamp",
    orderKnown: true,
  });
  expect(guess.confidence).toBeGreaterThanOrEqual(0.9);
  expect(parseMapping(guess.mapping)).toMatchObject({ ok: true });
});

test("a table with a column per annotator", () => {
  const rows = Array.from({ length: 12 }, (_, i) => ({
    idx: i,
    instruction: `do ${i}`,
    input: i % 2 === 0 ? "this" : "",
    response1: `x${i}`,
    response2: `y${i}`,
    annotator1: i % 3,
    annotator2: (i + 1) % 3,
    annotator3: i % 2,
    motivation_app: "Mail",
  }));
  expect(guessMapping(rows).mapping).toEqual({
    version: 1,
    item: "idx",
    row: "item",
    prompt: { columns: ["instruction", "input"] },
    responses: [{ text: "response1" }, { text: "response2" }],
    label: {
      columns: ["annotator1", "annotator2", "annotator3"],
      scale: { kind: "choice", first: [1], second: [2], tie: [0], bothBad: [] },
    },
    domain: "motivation_app",
    orderKnown: true,
  });
});

test.each([
  [["1", "2", "3", "4", "5"], { kind: "likert", points: 5, firstIs: "first-better" }],
  [[1, 2, 3, 4, 5, 6, 7, 8], { kind: "likert", points: 8, firstIs: "first-better" }],
  [[-3, -1, 0, 2, 3], { kind: "strength", scale: 3, negativeIs: "first-better" }],
  [[-100, -3, 1, 3], { kind: "strength", scale: 3, negativeIs: "first-better" }],
  [["1", "2"], { kind: "choice", first: [1], second: [2], tie: [], bothBad: [] }],
  [
    ["model_a", "model_b", "tie", "tie (bothbad)"],
    { kind: "choice", first: ["model_a"], second: ["model_b"], tie: ["tie"], bothBad: ["tie (bothbad)"] },
  ],
  [["Left", "Right", "Equal"], { kind: "choice", first: ["left"], second: ["right"], tie: ["equal"], bothBad: [] }],
])("labels %j", (labels, scale) => {
  expect(guessMapping(judgmentRows(labels)).mapping?.label.scale).toEqual(scale);
});

test("a scale written with signs", () => {
  const labels = ["A>>>B", "A>>B", "A>B", "B>A", "B>>A", "B>>>A"];
  expect(guessMapping(judgmentRows(labels)).mapping?.label.scale).toEqual({
    kind: "likert",
    points: 6,
    firstIs: "first-better",
    values: ["a>>>b", "a>>b", "a>b", "b>a", "b>>a", "b>>>a"],
  });
});

test("what the values cannot tell is said", () => {
  expect(guessMapping(judgmentRows([0, 1]))).toMatchObject({
    confidence: 0.4,
    notes: [expect.stringContaining("index")],
  });
  expect(guessMapping(judgmentRows([1, 2, 7])).notes[0]).toContain("Not every point up to 7 occurs");
  const anonymous = judgmentRows([1, 2]).map(({ evaluator: _gone, ...row }) => row);
  expect(guessMapping(anonymous).notes.join(" ")).toContain("No annotator column");
});

test("what is missing is named, and nothing is made up for it", () => {
  const guess = guessMapping([{ id: 1, prompt: "q", response: "only one" }]);
  expect(guess).toMatchObject({ mapping: null, confidence: 0 });
  expect(guess.notes.join(" ")).toMatch(/No two response columns.*No label column/);
  expect(guessMapping([])).toMatchObject({ mapping: null });
  expect(guessMapping([null, "x", 3])).toMatchObject({ mapping: null });
});

test("a gold column in words gets its own scale", () => {
  const guess = guessMapping(judgmentRows([1, 2, 3, 4, 5], (i) => ({ gold: i % 2 === 0 ? "A" : "B" })));
  expect(guess.mapping?.gold).toEqual({
    column: "gold",
    scale: { kind: "choice", first: ["a"], second: ["b"], tie: [], bothBad: [] },
  });
});

test("rows that share only their texts are joined by them", () => {
  const rows = judgmentRows([1, 2]).map(({ instance_id: _gone, ...row }) => row);
  expect(guessMapping(rows).mapping).toMatchObject({ item: null, row: "judgment" });
});

test.each([
  ["A", "first"],
  ["response_2", "second"],
  ["Response 1 is slightly better than Response 2", "first"],
  ["B>>A", "second"],
  ["A<B", "second"],
  ["A=B", "tie"],
  ["tie", "tie"],
  ["about the same", "tie"],
  ["Both are bad", "bothBad"],
  ["neither is acceptable", "bothBad"],
  ["A is worse than B", null],
  ["maybe", null],
])("%s names %s", (words, side) => {
  expect(sideOfWord(words)).toBe(side);
});

describe.skipIf(!hasSharedData)("real tables", () => {
  // The preset's numbers for the same file: 999 items, 2,997 judgments, ties 326, first 1,255, second 1,416.
  test("PandaLM's table is guessed as its preset reads it", () => {
    const rows = JSON.parse(readFileSync(shared("data/pandalm-testset/testset-v1.json"), "utf8")) as unknown[];
    const { mapping } = guessMapping(rows);
    if (!mapping) throw new Error("no mapping");
    const preview = previewMapping(mapping, rows);
    expect(preview).toMatchObject({ items: 999, judgments: 2997, annotators: 3, problems: [] });
    expect(preview.labels.map(({ label, count }) => [label, count])).toEqual([
      ["first", 1255],
      ["tie", 326],
      ["second", 1416],
    ]);
  });
});
