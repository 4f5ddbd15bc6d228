import { describe, expect, test } from "vitest";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { RULES, type RuleId } from "#app/ingest/check/rules.ts";
import { aRecord, withJudgment } from "./a-record.ts";

const NOW = Date.UTC(2025, 5, 1);
const many = <T>(n: number, of: T): T[] => Array<T>(n).fill(of);
const likert = { kind: "likert", value: 2, points: 5 };
const spans = (start: number, end: number, quote?: string) =>
  withJudgment({ kind: "spans", spans: [{ response: 0, start, end, category: "error", quote }] });

/** Rule → record that breaks it → field named. */
const BROKEN: [RuleId, string, unknown][] = [
  ["type", "", ["not", "an", "object"]],
  ["type", "id", aRecord({ id: 17 })],
  ["type", "judgments[0].value", withJudgment({ ...likert, value: "2" })],
  ["type", "judgments[0].points", withJudgment({ ...likert, points: "5" })],
  ["type", "judgments[0].seconds", withJudgment({ ...likert, seconds: "12" })],
  ["type", "judgments[0].ranks[1]", withJudgment({ kind: "ranking", ranks: [1, "2"] })],
  ["type", "turn", aRecord({ turn: "1" })],
  ["type", "order_known", aRecord({ order_known: "false" })],
  ["type", "tags", aRecord({ tags: "a,b" })],
  ["type", "meta", aRecord({ meta: [] })],
  ["type", "responses[1]", aRecord({ responses: [{ text: "a" }, "b"] })],
  ["type", "responses[0].params", aRecord({ responses: [{ text: "a", params: 1 }, { text: "b" }] })],
  ["type", "prompt", aRecord({ prompt: { role: "user" } })],
  ["type", "gold", aRecord({ gold: "first" })],
  ["required", "id", aRecord({ id: undefined })],
  ["required", "prompt", aRecord({ prompt: "" })],
  ["required", "responses", aRecord({ responses: null })],
  ["required", "judgments", aRecord({ judgments: undefined })],
  ["required", "responses[0].text", aRecord({ responses: [{ model: "m" }, { text: "b" }] })],
  ["required", "judgments[0].points", withJudgment({ kind: "likert", value: 2 })],
  ["required", "judgments[0].degree", withJudgment({ kind: "choice", value: "first", degrees: 4 })],
  ["id-length", "id", aRecord({ id: "" })],
  ["id-length", "id", aRecord({ id: "x".repeat(513) })],
  ["name-length", "domain", aRecord({ domain: "" })],
  ["name-length", "judgments[0].annotator", withJudgment({ ...likert, annotator: "x".repeat(513) })],
  ["message-list", "prompt", aRecord({ prompt: [] })],
  ["message-list", "prompt[0]", aRecord({ prompt: ["hello"] })],
  ["role", "prompt[0].role", aRecord({ prompt: [{ role: "human", content: "hello" }] })],
  ["response-count", "responses", withJudgment({ kind: "ranking", ranks: [] }, { responses: [] })],
  ["response-count", "responses", aRecord({ responses: many(65, { text: "a" }), judgments: [] })],
  ["judgment-count", "judgments", aRecord({ judgments: many(1001, likert) })],
  ["kind", "judgments[0].kind", withJudgment({ kind: "stars", value: 4 })],
  ["kind", "gold.kind", aRecord({ gold: { kind: "ranking", value: 1 } })],
  ["scale", "judgments[0].points", withJudgment({ ...likert, points: 1 })],
  ["scale", "judgments[0].scale", withJudgment({ kind: "strength", value: 0, scale: 0 })],
  ["scale", "judgments[0].max", withJudgment({ kind: "rating", values: [1, 1], min: 1, max: 1 })],
  ["scale", "judgments[0].degrees", withJudgment({ kind: "choice", value: "first", degree: 1, degrees: 0 })],
  ["label-in-scale", "judgments[0].value", withJudgment({ ...likert, value: 9 })],
  ["label-in-scale", "judgments[0].value", withJudgment({ ...likert, value: 2.5 })],
  ["label-in-scale", "judgments[0].value", withJudgment({ kind: "strength", value: 4, scale: 3 })],
  ["label-in-scale", "judgments[0].values[1]", withJudgment({ kind: "rating", values: [1, 6], min: 1, max: 5 })],
  ["label-in-scale", "judgments[0].ranks[0]", withJudgment({ kind: "ranking", ranks: [0, 1] })],
  ["label-in-scale", "judgments[0].degree", withJudgment({ kind: "choice", value: "first", degree: 5, degrees: 4 })],
  ["label-in-scale", "gold.value", aRecord({ gold: { kind: "likert", value: 6, points: 5 } })],
  ["choice-value", "judgments[0].value", withJudgment({ kind: "choice", value: "A" })],
  ["choice-value", "judgments[0].value", withJudgment({ kind: "choice", value: 2 })],
  ["pair", "judgments[0].kind", withJudgment(likert, { responses: many(3, { text: "a" }) })],
  ["pair", "judgments[0].kind", withJudgment({ kind: "choice", value: "first" }, { responses: [{ text: "a" }] })],
  ["one-per-response", "judgments[0].ranks", withJudgment({ kind: "ranking", ranks: [1, 2, 3] })],
  ["one-per-response", "judgments[0].values", withJudgment({ kind: "rating", values: [1], min: 1, max: 5 })],
  ["response-index", "judgments[0].response", withJudgment({ kind: "thumbs", value: true })],
  ["response-index", "judgments[0].preferred", withJudgment({ kind: "edit", text: "t", preferred: 2 })],
  ["tie-kind", "judgments[0].tie_kind", withJudgment({ ...likert, tie_kind: "none" })],
  ["tie-kind", "judgments[0].tie_kind", withJudgment({ ...likert, tie_kind: "tie" })],
  ["timestamp", "judgments[0].at", withJudgment({ ...likert, at: "04/03/2025" })],
  ["timestamp", "judgments[0].started_at", withJudgment({ ...likert, started_at: "2025-02-30T00:00:00Z" })],
  ["seconds", "judgments[0].seconds", withJudgment({ ...likert, seconds: -5 })],
  ["seconds", "judgments[0].seconds", withJudgment({ ...likert, seconds: Number.POSITIVE_INFINITY })],
  ["seconds", "judgments[0].seconds", withJudgment({ ...likert, seconds: 1e308 })],
  ["turn", "turn", aRecord({ turn: 0 })],
  ["span", "judgments[0].spans[0]", spans(0, 7)],
  ["span", "judgments[0].spans[0]", spans(3, 3)],
  ["span", "judgments[0].spans[0]", spans(0, 2, "To")],
  [
    "verified",
    "responses[0].verified",
    aRecord({ constraints: [{ id: "a" }, { id: "b" }], responses: [{ text: "x", verified: [true] }, { text: "y" }] }),
  ],
  ["gold-scale", "gold.points", aRecord({ gold: { kind: "likert", value: 1, points: 7 } })],
  ["gold-scale", "gold.kind", aRecord({ gold: { kind: "strength", value: 1, scale: 3 } })],
  ["nul-character", "prompt", aRecord({ prompt: "a\0b" })],
  ["nul-character", "responses[1].text", aRecord({ responses: [{ text: "a" }, { text: "\0" }] })],
  ["lone-surrogate", "judgments[0].comment", withJudgment({ ...likert, comment: "cut \ud83d" })],
  ["lone-surrogate", "prompt[0].content", aRecord({ prompt: [{ role: "user", content: "\udc00" }] })],
];

test.each(BROKEN)("%s: names %s", (rule, field, record) => {
  const checked = checkItem(record, { now: NOW });
  expect(checked.ok ? "ok" : checked.errors[0]).toMatchObject({ field, rule });
});

test("an annotator nobody knows", () => {
  const annotators = new Set(["p-01"]);
  expect(checkItem(aRecord(), { annotators })).toMatchObject({
    ok: false,
    errors: [{ field: "judgments[0].annotator", rule: "unknown-annotator" }],
  });
  expect(checkItem(aRecord(), { annotators: new Set(["p-07"]) }).ok).toBe(true);
});

test("a time in the far future passes with a warning", () => {
  const checked = checkItem(withJudgment({ ...likert, at: "2031-01-01T00:00:00Z" }), { now: NOW });
  expect(checked).toMatchObject({ ok: true, warnings: [{ field: "judgments[0].at", rule: "future-timestamp" }] });
  expect(checkItem(aRecord(), { now: NOW })).toMatchObject({ ok: true, warnings: [] });
});

test("every rule of the list that a single record can break is broken above", () => {
  const elsewhere: RuleId[] = ["duplicate-id", "conflicting-item", "unreadable-cell"];
  const here: RuleId[] = ["unknown-annotator", "future-timestamp"];
  const covered = new Set([...BROKEN.map(([rule]) => rule), ...here, ...elsewhere]);
  expect([...covered].sort()).toEqual(RULES.map((rule) => rule.id).sort());
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
});

describe("what passes", () => {
  const GOOD: [string, Record<string, unknown>][] = [
    ["a plain record", aRecord()],
    ["an item that awaits feedback", aRecord({ judgments: [] })],
    ["an empty response", aRecord({ responses: [{ text: "" }, { text: "b" }] })],
    [
      "messages",
      aRecord({
        prompt: [
          { role: "system", content: "" },
          { role: "user", content: "q" },
        ],
      }),
    ],
    [
      "a response of messages",
      aRecord({ responses: [{ text: [{ role: "assistant", content: "a" }] }, { text: "b" }] }),
    ],
    [
      "a ranking of four with ties",
      withJudgment({ kind: "ranking", ranks: [1, 2, 2, 4] }, { responses: many(4, { text: "a" }) }),
    ],
    ["thumbs on a single response", withJudgment({ kind: "thumbs", value: false }, { responses: [{ text: "a" }] })],
    ["HelpSteer's neither valid", withJudgment({ kind: "strength", value: -100, scale: 3 })],
    ["a direction as gold beside Likert labels", aRecord({ gold: { kind: "choice", value: "first" } })],
    ["gold without judgments", aRecord({ judgments: [], gold: { kind: "likert", value: 1, points: 7 } })],
    [
      "a span counted in code points",
      withJudgment(
        { kind: "spans", spans: [{ response: 0, start: 1, end: 3, category: "c", quote: "😀b" }] },
        { responses: [{ text: "a😀b" }, { text: "" }] },
      ),
    ],
    [
      "null for what is not given",
      withJudgment({ ...likert, comment: null, seconds: null }, { gold: null, turn: null }),
    ],
    [
      "scripts and formulas as text",
      aRecord({ prompt: "<script>alert(1)</script>", responses: [{ text: "=cmd()" }, { text: "+1" }] }),
    ],
  ];

  test.each(GOOD)("%s", (_name, record) => {
    const before = structuredClone(record);
    const checked = checkItem(record, { now: NOW });
    expect(checked).toMatchObject({ ok: true, warnings: [] });
    // Nothing is rewritten: what was written is what is kept. (null is the one other way of writing "absent".)
    expect(JSON.parse(JSON.stringify(checked.ok && checked.item))).toEqual(
      JSON.parse(JSON.stringify(before), dropNull),
    );
  });
});

function dropNull(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}

describe("hints", () => {
  test("name the label's number and the scale", () => {
    const checked = checkItem(withJudgment({ ...likert, value: 9 }));
    expect(!checked.ok && checked.errors[0]?.hint).toBe("The value 9 is outside 1…5, whole numbers.");
  });

  test("tell that a number is written as a string", () => {
    const checked = checkItem(withJudgment({ ...likert, value: "2" }));
    expect(!checked.ok && checked.errors[0]?.hint).toBe(
      "Expected a number, found a string. Write numbers without quotes.",
    );
  });

  test("never carry text of the delivery", () => {
    const secret = "SECRET-CONTENT";
    const record = {
      id: [secret],
      prompt: { content: secret },
      responses: [{ text: 5, model: { secret }, verified: secret }, secret],
      judgments: [
        { kind: secret, annotator: [secret], at: secret, seconds: secret, tie_kind: secret, comment: `${secret}\0` },
        { kind: "choice", value: secret },
      ],
      gold: { kind: secret, value: secret },
      tags: [[secret]],
    };
    const checked = checkItem(record);
    expect(checked.ok).toBe(false);
    expect(JSON.stringify(checked)).not.toContain(secret);
  });

  test("stay few and short however broken the row is", () => {
    const checked = checkItem(aRecord({ judgments: many(1000, { kind: "likert" }) }));
    expect(!checked.ok && checked.errors).toHaveLength(20);
  });
});
