import { describe, expect, test } from "vitest";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { type ColumnMapping, parseMapping } from "#app/ingest/mapping/column-mapping.ts";
import { mapRow } from "#app/ingest/mapping/map-row.ts";
import { previewMapping } from "#app/ingest/mapping/preview-mapping.ts";

const PLACE = { line: 4, row: 3 };

const MAPPING: ColumnMapping = {
  version: 1,
  item: "pair_id",
  row: "judgment",
  prompt: { columns: ["prompt"] },
  responses: [
    { text: "answer_a", model: "model_a" },
    { text: "answer_b", model: "model_b" },
  ],
  label: { columns: ["label"], scale: { kind: "likert", points: 5, firstIs: "first-better" } },
  annotator: "rater",
  at: "submitted_at",
  seconds: { column: "elapsed_ms", unit: "ms" },
  comment: "reason",
  domain: "topic",
  language: "lang",
  orderKnown: true,
};

/** As a CSV gives it: every cell a text. */
const ROW = {
  pair_id: "P1",
  prompt: "q",
  answer_a: "x",
  answer_b: "y",
  model_a: "m-a",
  model_b: "m-b",
  label: "2",
  rater: "r-1",
  submitted_at: "2025-03-04 09:30:00",
  elapsed_ms: "41500",
  reason: "shorter",
  topic: "mail",
  lang: "German",
};

const withScale = (scale: ColumnMapping["label"]["scale"]): ColumnMapping => ({
  ...MAPPING,
  label: { columns: ["label"], scale },
});

function judgedAs(mapping: ColumnMapping, label: unknown, more: Record<string, unknown> = {}) {
  const mapped = mapRow(mapping, { ...ROW, label, ...more }, PLACE);
  if (mapped.kind === "errors") return mapped.errors[0];
  return (mapped.kind === "item" ? mapped.record.judgments : mapped.judgments) as unknown;
}

test("a row per judgment becomes an item and a judgment", () => {
  expect(mapRow(MAPPING, ROW, PLACE)).toEqual({
    kind: "judgments",
    key: "P1",
    item: {
      id: "P1",
      prompt: "q",
      responses: [
        { text: "x", model: "m-a" },
        { text: "y", model: "m-b" },
      ],
      domain: "mail",
      language: "de",
    },
    judgments: [
      {
        annotator: "r-1",
        kind: "likert",
        value: 2,
        points: 5,
        seconds: 41.5,
        at: "2025-03-04T09:30:00",
        comment: "shorter",
      },
    ],
  });
});

test("a group of label columns: each column is an annotator, or is paired with one that names them", () => {
  const group: ColumnMapping = {
    ...MAPPING,
    row: "item",
    label: { columns: ["l1", "l2", "l3"], scale: { kind: "choice", first: [1], second: [2], tie: [0], bothBad: [] } },
  };
  const row = { ...ROW, l1: "1", l2: 0, l3: "", who1: "ann", who2: "ben", who3: "" };
  expect(mapRow(group, row, PLACE)).toMatchObject({
    kind: "item",
    record: {
      judgments: [
        { annotator: "l1", value: "first" },
        { annotator: "l2", value: "tie" },
      ],
    },
  });
  const paired = { ...group, label: { ...group.label, annotators: ["who1", "who2", "who3"] } };
  expect(mapRow(paired, row, PLACE)).toMatchObject({
    record: { judgments: [{ annotator: "ann" }, { annotator: "ben" }] },
  });
});

describe("scales", () => {
  test("likert, and the same with the direction turned", () => {
    expect(judgedAs(MAPPING, "1")).toMatchObject([{ value: 1, points: 5 }]);
    expect(judgedAs(withScale({ kind: "likert", points: 5, firstIs: "second-better" }), "1")).toMatchObject([
      { value: 5 },
    ]);
    expect(
      judgedAs(withScale({ kind: "likert", points: 3, firstIs: "first-better", values: ["A", "same", "B"] }), " b "),
    ).toMatchObject([{ value: 3, points: 3 }]);
  });

  test("signed strengths, and the same with the sign turned; -100 stays both bad", () => {
    const toFirst = withScale({ kind: "strength", scale: 3, negativeIs: "first-better" });
    const toSecond = withScale({ kind: "strength", scale: 3, negativeIs: "second-better" });
    expect(judgedAs(toFirst, "-3")).toMatchObject([{ kind: "strength", value: -3, scale: 3 }]);
    expect(judgedAs(toSecond, "-3")).toMatchObject([{ value: 3 }]);
    expect(judgedAs(toSecond, "0")).toMatchObject([{ value: 0 }]);
    expect(judgedAs(toSecond, "-100")).toMatchObject([{ value: -100 }]);
  });

  test("choices with a degree in a column of its own", () => {
    const degree = { column: "how", levels: ["negligibly", "slightly", "better", "significantly"] };
    const scale = withScale({ kind: "choice", first: ["A"], second: ["B"], tie: ["="], bothBad: ["none"], degree });
    expect(judgedAs(scale, "a", { how: "Slightly" })).toMatchObject([
      { kind: "choice", value: "first", degree: 2, degrees: 4 },
    ]);
    expect(judgedAs(scale, "none", { how: "" })).toMatchObject([{ value: "both_bad", degrees: 4 }]);
    expect(judgedAs(scale, "B", { how: "" })).toMatchObject({ field: "label", rule: "unreadable-cell" });
  });

  test("labels outside the scale name the column", () => {
    expect(judgedAs(MAPPING, "9")).toEqual({
      field: "label",
      rule: "label-in-scale",
      hint: "The value 9 is outside 1…5, whole numbers.",
    });
    expect(judgedAs(MAPPING, "good")).toMatchObject({ field: "label", rule: "unreadable-cell" });
    expect(judgedAs(withScale({ kind: "strength", scale: 3, negativeIs: "first-better" }), "4")).toMatchObject({
      rule: "label-in-scale",
    });
    expect(judgedAs(withScale({ kind: "choice", first: [1], second: [2], tie: [], bothBad: [] }), "3")).toMatchObject({
      rule: "label-in-scale",
    });
  });

  test("a blank label is no judgment", () => {
    expect(judgedAs(MAPPING, " ")).toEqual([]);
    expect(judgedAs(MAPPING, null)).toEqual([]);
  });
});

test("nested JSON in a cell becomes a conversation; a system column and several prompt columns join", () => {
  const cell = '[{"role":"user","content":"hi"}]';
  expect(mapRow(MAPPING, { ...ROW, prompt: cell }, PLACE)).toMatchObject({
    item: { prompt: [{ role: "user", content: "hi" }] },
  });
  const joined = { ...MAPPING, prompt: { columns: ["prompt", "context"], system: "sys" } };
  expect(mapRow(joined, { ...ROW, context: "more", sys: "Be brief." }, PLACE)).toMatchObject({
    item: {
      prompt: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "q\n\nmore" },
      ],
    },
  });
  expect(mapRow(joined, { ...ROW, context: "", sys: "" }, PLACE)).toMatchObject({ item: { prompt: "q" } });
});

test("items without an id: by row number, or by their texts when rows are judgments", () => {
  expect(mapRow({ ...MAPPING, item: null, row: "item" }, ROW, PLACE)).toMatchObject({ record: { id: "row-3" } });
  const keyOf = (row: object) => {
    const mapped = mapRow({ ...MAPPING, item: null }, row, PLACE);
    return mapped.kind === "judgments" ? mapped.key : null;
  };
  expect(keyOf({ ...ROW, rater: "r-2", label: "4" })).toBe(keyOf(ROW));
  expect(keyOf({ ...ROW, answer_a: "z" })).not.toBe(keyOf(ROW));
  expect(mapRow({ ...MAPPING, item: ["pair_id", "model_a"] }, ROW, PLACE)).toMatchObject({ key: "P1:m-a" });
  expect(mapRow(MAPPING, { ...ROW, pair_id: " " }, PLACE)).toMatchObject({
    errors: [{ field: "pair_id", rule: "required" }],
  });
});

test("scripts and formulas pass unchanged", () => {
  const row = { ...ROW, prompt: "<script>alert(1)</script>", answer_a: '=cmd("x")' };
  expect(mapRow(MAPPING, row, PLACE)).toMatchObject({
    item: { prompt: row.prompt, responses: [{ text: row.answer_a }, {}] },
  });
});

test("a mapping is JSON: it survives writing, and a wrong one is refused with its place", () => {
  expect(parseMapping(JSON.parse(JSON.stringify(MAPPING)))).toEqual({ ok: true, mapping: MAPPING });
  const bad = {
    ...MAPPING,
    label: { columns: ["label"], scale: { kind: "likert", points: 1, firstIs: "first-better" } },
  };
  expect(parseMapping(bad)).toMatchObject({ ok: false, error: expect.stringContaining("label.scale.points") });
  expect(parseMapping({ ...MAPPING, version: 2 }).ok).toBe(false);
  expect(parseMapping(null).ok).toBe(false);
});

describe("preview", () => {
  const rows = [
    { ...ROW, label: "1", rater: "r-1" },
    { ...ROW, label: "3", rater: "r-2" },
    { ...ROW, pair_id: "P2", prompt: "q2", label: "3", rater: "r-1" },
    { ...ROW, pair_id: "P2", prompt: "another", label: "5", rater: "r-2" },
    { ...ROW, pair_id: "P3", label: "9" },
    { ...ROW, pair_id: "P4", label: "7" },
  ];

  test("counts items, judgments, annotators, labels and problems", () => {
    expect(previewMapping(MAPPING, rows)).toEqual({
      rows: 6,
      items: 2,
      judgments: 3,
      annotators: 2,
      labels: [
        { label: "1 of 5", strength: -1, count: 1, share: 1 / 3 },
        { label: "3 of 5", strength: 0, count: 2, share: 2 / 3 },
      ],
      problems: [
        {
          rule: "label-in-scale",
          field: "label",
          hint: "The value 9 is outside 1…5, whole numbers.",
          count: 2,
          firstRow: 5,
        },
        { rule: "conflicting-item", field: "id", hint: expect.any(String), count: 1, firstRow: 4 },
      ],
      direction: null,
    });
  });

  test("rows mapped as items although their ids repeat say so", () => {
    const preview = previewMapping({ ...MAPPING, row: "item" }, rows.slice(0, 2));
    expect(preview.problems).toMatchObject([{ rule: "duplicate-id", count: 1, firstRow: 2 }]);
  });

  /** 30 gold items where raters agree with the gold answer in `right` of them, gold written as a side. */
  const goldRows = (right: number) =>
    Array.from({ length: 30 }, (_, i) => ({ ...ROW, pair_id: `G${i}`, gold: "A", label: i < right ? "1" : "5" }));
  const gold = {
    column: "gold",
    scale: { kind: "choice" as const, first: ["A"], second: ["B"], tie: [], bothBad: [] },
  };

  test("labels that contradict the gold answers draw a warning, and turning the scale cures it", () => {
    const direction = previewMapping({ ...MAPPING, gold }, goldRows(4)).direction;
    expect(direction).toMatchObject({ agree: 4, disagree: 26 });
    expect(direction?.warning).toContain("flip firstIs");
    const turned: ColumnMapping = {
      ...MAPPING,
      gold,
      label: { columns: ["label"], scale: { kind: "likert", points: 5, firstIs: "second-better" } },
    };
    expect(previewMapping(turned, goldRows(4)).direction).toEqual({ agree: 26, disagree: 4, warning: null });
  });

  test("poor raters and few gold answers draw none", () => {
    expect(previewMapping({ ...MAPPING, gold }, goldRows(15)).direction).toEqual({
      agree: 15,
      disagree: 15,
      warning: null,
    });
    expect(previewMapping({ ...MAPPING, gold }, goldRows(0).slice(0, 19)).direction).toEqual({
      agree: 0,
      disagree: 19,
      warning: null,
    });
  });

  test("gold on the scale of the label: opposite columns are told apart from a turned scale", () => {
    const rows = Array.from({ length: 25 }, (_, i) => ({ ...ROW, pair_id: `G${i}`, gold: "1", label: "5" }));
    const preview = previewMapping({ ...MAPPING, gold: { column: "gold" } }, rows);
    expect(preview.direction).toMatchObject({ agree: 0, disagree: 25 });
    expect(preview.direction?.warning).toContain("opposite directions");
  });

  test("every item of a preview is canonical", () => {
    const mapped = mapRow({ ...MAPPING, row: "item" }, ROW, PLACE);
    expect(mapped.kind === "item" && checkItem(mapped.record).ok).toBe(true);
  });
});
