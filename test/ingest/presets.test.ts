import { describe, expect, test } from "vitest";
import { goldStrength, normaliseJudgment } from "#app/domain/comparisons.ts";
import type { ItemRecord } from "#app/domain/record.ts";
import { checkItem } from "#app/ingest/check/check-item.ts";
import { PRESETS, presetById, recognisePreset } from "#app/ingest/presets/index.ts";

const PLACE = { line: 7, row: 3 };

/** The rows below are in the published layouts; their texts are ours. */
const ROWS = {
  assay: { id: "a-1", prompt: "q", responses: [{ text: "x" }, { text: "y" }], judgments: [] },
  tulu: {
    id: 213,
    instance_index: 0,
    instance_id: "task_2",
    prompt: "Fix the spelling.",
    model_a: "m-65B",
    model_b: "m-7B",
    completion_a: "Fixed.",
    completion_b: "Fxied.",
    completion_a_is_acceptable: "yes",
    completion_b_is_acceptable: "no",
    preference: "a-is-slightly-better",
    instance_quality: null,
    comment: null,
    evaluator: "ev",
    timestamp: new Date("2023-05-19T13:11:45Z"),
  },
  pandalm: {
    idx: 4,
    motivation_app: "Mail",
    cmp_key: "left-7b_right-7b",
    instruction: "Shorten this.",
    input: "A long text.",
    response1: "Short.",
    response2: true,
    annotator1: 2,
    annotator2: 0,
    annotator3: 1,
  },
  hh: {
    chosen: "\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Bye?\n\nAssistant: Goodbye.",
    rejected: "\n\nHuman: Hi\n\nAssistant: Hello.\n\nHuman: Bye?\n\nAssistant: No.",
  },
  llmbar: { input: "Say it in one word.", output_1: "Yes.", output_2: "It depends on many things.", label: 1 },
  helpsteer2: {
    split: "train",
    prompt: "q",
    response_1: "x",
    response_2: "y",
    preference_strength: -2,
    preference_statement: "s",
    preference_elaboration: "e",
    three_most_similar_preferences: [],
    all_preferences_unprocessed: [
      { strength: -2, justification: "x is right" },
      { strength: 1, justification: "" },
      { strength: -100, justification: "both wrong" },
    ],
  },
  helpsteer3: {
    domain: "code",
    language: "python",
    context: [{ role: "user", content: "q" }],
    response1: "x",
    response2: "y",
    overall_preference: 2,
    individual_preference: [
      { score: 3, reasoning: "y runs", feedback1: "f1", feedback2: "f2" },
      { score: -100, reasoning: "none runs" },
    ],
  },
  arena33k: {
    question_id: "q-9",
    model_a: "m-a",
    model_b: "m-b",
    winner: "tie (bothbad)",
    judge: "arena_user_1",
    conversation_a: [
      { role: "user", content: "q" },
      { role: "assistant", content: "x" },
    ],
    conversation_b: [
      { role: "user", content: "q" },
      { role: "assistant", content: "y" },
    ],
    turn: 1,
    anony: true,
    language: "English",
    tstamp: 1682351591.5,
  },
  arena55k: {
    id: "30192",
    model_a: "m-a",
    model_b: "m-b",
    prompt: '["q1","q2"]',
    response_a: '["x1","x2"]',
    response_b: '["y1",null]',
    winner_model_a: "0",
    winner_model_b: "1",
    winner_tie: "0",
  },
  arena140k: {
    id: "u-1",
    model_a: "m-a",
    model_b: "m-b",
    winner: "model_b",
    evaluation_session_id: "s-1",
    evaluation_order: 2,
    conversation_a: [
      { role: "user", content: [{ type: "text", text: "q" }] },
      { role: "assistant", content: [{ type: "text", text: "x" }] },
    ],
    conversation_b: [
      { role: "user", content: [{ type: "text", text: "q" }] },
      { role: "assistant", content: [{ type: "text", text: "y" }] },
    ],
    language: "pl",
    is_code: true,
    timestamp: "2025-05-16 14:37:30",
  },
  ultrafeedback: {
    prompt: "q",
    prompt_id: "p-1",
    messages: [],
    score_chosen: 8.5,
    score_rejected: 6,
    chosen: [
      { role: "user", content: "q" },
      { role: "assistant", content: "x" },
    ],
    rejected: [
      { role: "user", content: "q" },
      { role: "assistant", content: "y" },
    ],
  },
  trl: { prompt: "The sky is", chosen: " blue.", rejected: " green." },
  ranking: {
    conversations: [{ from: "human", value: "q" }],
    chosen: { from: "gpt", value: "x" },
    rejected: { from: "gpt", value: "y" },
  },
  kto: {
    messages: [
      { role: "user", content: "q" },
      { role: "assistant", content: "x" },
    ],
    label: false,
  },
};

const pairOf = (first: string, second: string) => [{ text: first }, { text: second }];
const q = [{ role: "user", content: "q" }];

/** Preset → row → the canonical record it becomes. */
const EXPECTED: [string, unknown, Record<string, unknown>][] = [
  ["assay", ROWS.assay, ROWS.assay],
  [
    "pandalm",
    ROWS.pandalm,
    {
      id: "4",
      prompt: "Shorten this.\n\nA long text.",
      responses: [
        { text: "Short.", model: "left-7b" },
        { text: "true", model: "right-7b" },
      ],
      judgments: [
        { annotator: "annotator1", kind: "choice", value: "second" },
        { annotator: "annotator2", kind: "choice", value: "tie" },
        { annotator: "annotator3", kind: "choice", value: "first" },
      ],
      domain: "Mail",
      meta: { cmp_key: "left-7b_right-7b" },
    },
  ],
  [
    "hh-rlhf",
    ROWS.hh,
    {
      id: "row-3",
      prompt: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello." },
        { role: "user", content: "Bye?" },
      ],
      responses: pairOf("Goodbye.", "No."),
      judgments: [{ kind: "choice", value: "first" }],
      order_known: false,
    },
  ],
  [
    "llmbar",
    ROWS.llmbar,
    {
      id: "row-3",
      prompt: "Say it in one word.",
      responses: pairOf("Yes.", "It depends on many things."),
      judgments: [],
      gold: { kind: "choice", value: "first" },
    },
  ],
  [
    "helpsteer2-preference",
    ROWS.helpsteer2,
    {
      id: "row-3",
      prompt: "q",
      responses: pairOf("x", "y"),
      judgments: [
        { kind: "strength", value: -2, scale: 3, comment: "x is right" },
        { kind: "strength", value: 1, scale: 3 },
        { kind: "strength", value: -100, scale: 3, comment: "both wrong" },
      ],
      meta: { split: "train", preference_strength: -2 },
    },
  ],
  [
    "helpsteer3",
    ROWS.helpsteer3,
    {
      id: "row-3",
      prompt: q,
      responses: pairOf("x", "y"),
      judgments: [
        { kind: "strength", value: 3, scale: 3, comment: "y runs", meta: { feedback1: "f1", feedback2: "f2" } },
        { kind: "strength", value: -100, scale: 3, comment: "none runs" },
      ],
      domain: "code",
      tags: ["python"],
      meta: { overall_preference: 2 },
    },
  ],
  [
    "arena-33k",
    ROWS.arena33k,
    {
      id: "q-9",
      prompt: q,
      responses: [
        { text: "x", model: "m-a" },
        { text: "y", model: "m-b" },
      ],
      judgments: [{ annotator: "arena_user_1", kind: "choice", value: "both_bad", at: "2023-04-24T15:53:11.500Z" }],
      language: "en",
      meta: { turns: 1, anony: true, language: "English" },
    },
  ],
  [
    "arena-55k",
    ROWS.arena55k,
    {
      id: "30192",
      prompt: [{ role: "user", content: "q1" }],
      responses: [
        {
          text: [
            { role: "assistant", content: "x1" },
            { role: "user", content: "q2" },
            { role: "assistant", content: "x2" },
          ],
          model: "m-a",
        },
        {
          text: [
            { role: "assistant", content: "y1" },
            { role: "user", content: "q2" },
            { role: "assistant", content: "" },
          ],
          model: "m-b",
        },
      ],
      judgments: [{ kind: "choice", value: "second" }],
    },
  ],
  [
    "arena-140k",
    ROWS.arena140k,
    {
      id: "u-1",
      prompt: q,
      responses: [
        { text: "x", model: "m-a" },
        { text: "y", model: "m-b" },
      ],
      judgments: [{ kind: "choice", value: "second", at: "2025-05-16T14:37:30" }],
      conversation: "s-1",
      turn: 2,
      language: "pl",
      tags: ["code"],
    },
  ],
  [
    "ultrafeedback-binarized",
    ROWS.ultrafeedback,
    {
      id: "p-1",
      prompt: q,
      responses: pairOf("x", "y"),
      judgments: [{ kind: "rating", values: [8.5, 6], min: 0, max: 10 }],
      order_known: false,
    },
  ],
  [
    "trl-preference",
    ROWS.trl,
    {
      id: "row-3",
      prompt: "The sky is",
      responses: pairOf(" blue.", " green."),
      judgments: [{ kind: "choice", value: "first" }],
      order_known: false,
    },
  ],
  [
    "llama-factory",
    ROWS.ranking,
    {
      id: "row-3",
      prompt: q,
      responses: pairOf("x", "y"),
      judgments: [{ kind: "choice", value: "first" }],
      order_known: false,
    },
  ],
  [
    "llama-factory",
    ROWS.kto,
    { id: "row-3", prompt: q, responses: [{ text: "x" }], judgments: [{ kind: "thumbs", value: false, response: 0 }] },
  ],
];

/** Columns that tell the layout, whose content a record can do without. */
const ONLY_RECOGNISE = new Set([
  "annotator1",
  "annotator2",
  "model_a",
  "model_b",
  "judge",
  "tstamp",
  "evaluation_session_id",
  "preference_strength",
  "overall_preference",
  // Repeated in the conversations, so not missed.
  "ultrafeedback-binarized prompt",
]);

describe.each(EXPECTED)("%s", (id, row, record) => {
  const preset = presetById(id);

  test("a row becomes the record, and the record is canonical", () => {
    const mapped = preset?.map(row, PLACE);
    expect(mapped).toEqual({ kind: "item", record });
    expect(checkItem(structuredClone(record)).ok).toBe(true);
  });

  test("is recognised by its columns", () => {
    expect(recognisePreset([row, row])?.id).toBe(id);
  });

  test("says whether the display order is known, as its records do", () => {
    if (id !== "llama-factory") expect(preset?.orderKnown).toBe(record.order_known !== false);
  });

  test("refuses a row that lacks what the record needs", () => {
    const needed =
      preset?.columns.filter(
        (column) => column in Object(row) && !ONLY_RECOGNISE.has(column) && !ONLY_RECOGNISE.has(`${id} ${column}`),
      ) ?? [];
    for (const column of needed) {
      const { [column]: _gone, ...rest } = row as Record<string, unknown>;
      const mapped = preset?.map(rest, PLACE);
      const accepted = mapped?.kind === "item" && checkItem(structuredClone(mapped.record)).ok;
      expect({ column, accepted }).toEqual({ column, accepted: false });
    }
    expect(preset?.map("not a row", PLACE).kind).toBe("errors");
  });
});

test("tulu-human-eval: a row is one judgment of an item in its shown order", () => {
  const preset = presetById("tulu-human-eval");
  expect(recognisePreset([ROWS.tulu])).toBe(preset);
  const mapped = preset?.map(ROWS.tulu, PLACE);
  expect(mapped).toMatchObject({
    kind: "judgments",
    item: {
      prompt: "Fix the spelling.",
      responses: [
        { text: "Fixed.", model: "m-65B" },
        { text: "Fxied.", model: "m-7B" },
      ],
    },
    judgments: [
      {
        annotator: "ev",
        kind: "likert",
        value: 2,
        points: 5,
        at: "2023-05-19T13:11:45.000Z",
        meta: { row: 213, acceptable: ["yes", "no"] },
      },
    ],
  });
  const swapped = { ...ROWS.tulu, model_a: "m-7B", model_b: "m-65B", completion_a: "Fxied.", completion_b: "Fixed." };
  const keys = [ROWS.tulu, swapped].map((row) => {
    const one = preset?.map(row, PLACE);
    return one?.kind === "judgments" ? one.key : null;
  });
  expect(new Set(keys).size).toBe(2);
  expect(preset?.map({ ...ROWS.tulu, preference: "undecided" }, PLACE)).toMatchObject({
    kind: "errors",
    errors: [{ field: "preference", rule: "unreadable-cell" }],
  });
});

/** Preset → a row in which the first (or chosen) response is plainly preferred, and one in which the second is. */
const SIGNS: [string, unknown, unknown][] = [
  ["tulu-human-eval", { ...ROWS.tulu, preference: "a-is-better" }, { ...ROWS.tulu, preference: "b-is-better" }],
  ["pandalm", { ...ROWS.pandalm, annotator1: 1 }, { ...ROWS.pandalm, annotator1: 2 }],
  ["llmbar", { ...ROWS.llmbar, label: 1 }, { ...ROWS.llmbar, label: 2 }],
  ["helpsteer2-preference", helpsteer2(-3), helpsteer2(3)],
  ["helpsteer3", helpsteer3(-1), helpsteer3(1)],
  ["arena-33k", { ...ROWS.arena33k, winner: "model_a" }, { ...ROWS.arena33k, winner: "model_b" }],
  ["arena-55k", { ...ROWS.arena55k, winner_model_a: 1, winner_model_b: 0 }, ROWS.arena55k],
  ["arena-140k", { ...ROWS.arena140k, winner: "model_a" }, ROWS.arena140k],
  ["ultrafeedback-binarized", ROWS.ultrafeedback, { ...ROWS.ultrafeedback, score_chosen: 2 }],
];

test.each(SIGNS)("%s: negative prefers the first response", (id, first, second) => {
  expect(signOf(id, first)).toBe(-1);
  expect(signOf(id, second)).toBe(1);
});

test.each([
  ["hh-rlhf", ROWS.hh],
  ["trl-preference", ROWS.trl],
  ["llama-factory", ROWS.ranking],
])("%s: the chosen response is stored first and preferred", (id, row) => expect(signOf(id, row)).toBe(-1));

function helpsteer2(strength: number) {
  return { ...ROWS.helpsteer2, all_preferences_unprocessed: [], preference_strength: strength };
}

function helpsteer3(score: number) {
  return { ...ROWS.helpsteer3, individual_preference: [{ score }] };
}

function signOf(id: string, row: unknown): number {
  const mapped = presetById(id)?.map(row, PLACE);
  if (mapped === undefined || mapped.kind === "errors" || mapped.kind === "items")
    throw new Error(`${id}: ${JSON.stringify(mapped)}`);
  const record = mapped.kind === "item" ? mapped.record : { ...mapped.item, judgments: mapped.judgments };
  const checked = checkItem(record);
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  const { judgments, gold }: ItemRecord = checked.item;
  const strength = judgments[0] ? normaliseJudgment(judgments[0], 2)[0]?.strength : gold && goldStrength(gold);
  return Math.sign(strength ?? Number.NaN);
}

describe("layouts with variants", () => {
  test("hh-rlhf: responses that part earlier keep their turns", () => {
    const row = {
      chosen: "\n\nHuman: Hi\n\nAssistant: A\n\nHuman: B\n\nAssistant: C",
      rejected: "\n\nHuman: Hi\n\nAssistant: D",
    };
    expect(presetById("hh-rlhf")?.map(row, PLACE)).toMatchObject({
      record: {
        prompt: [{ role: "user", content: "Hi" }],
        responses: [
          {
            text: [
              { role: "assistant", content: "A" },
              { role: "user", content: "B" },
              { role: "assistant", content: "C" },
            ],
          },
          { text: "D" },
        ],
      },
    });
  });

  test("hh-rlhf: identical transcripts give identical responses, an empty one stays empty", () => {
    const chosen = "\n\nHuman: Hi\n\nAssistant:";
    expect(presetById("hh-rlhf")?.map({ chosen, rejected: chosen }, PLACE)).toMatchObject({
      record: { prompt: [{ role: "user", content: "Hi" }], responses: [{ text: "" }, { text: "" }] },
    });
  });

  // The four shapes of the preference type in TRL's dataset formats page.
  test("trl-preference: implicit and conversational prompts", () => {
    const preset = presetById("trl-preference");
    expect(preset?.map({ chosen: "The sky is blue.", rejected: "The sky is green." }, PLACE)).toMatchObject({
      record: { prompt: "The sky is", responses: [{ text: " blue." }, { text: " green." }] },
    });
    const blue = [{ role: "assistant", content: "Blue." }];
    const green = [{ role: "assistant", content: "Green." }];
    const conversational = { prompt: q, responses: [{ text: "Blue." }, { text: "Green." }] };
    expect(preset?.map({ prompt: q, chosen: blue, rejected: green }, PLACE)).toMatchObject({ record: conversational });
    expect(preset?.map({ chosen: [...q, ...blue], rejected: [...q, ...green] }, PLACE)).toMatchObject({
      record: conversational,
    });
  });

  test("trl-preference: no prompt at all is an error, not an empty prompt", () => {
    expect(presetById("trl-preference")?.map({ chosen: "Yes", rejected: "No" }, PLACE)).toMatchObject({
      kind: "errors",
      errors: [{ field: "prompt", rule: "required" }],
    });
  });

  test("arena: an unknown winner and two winners are errors", () => {
    expect(presetById("arena-33k")?.map({ ...ROWS.arena33k, winner: "model_c" }, PLACE)).toMatchObject({
      errors: [{ field: "winner", rule: "unreadable-cell" }],
    });
    expect(presetById("arena-55k")?.map({ ...ROWS.arena55k, winner_tie: 1 }, PLACE)).toMatchObject({
      errors: [{ field: "winner_model_a", rule: "unreadable-cell" }],
    });
  });

  test("pandalm and llmbar: labels off their scale are errors at their column", () => {
    expect(presetById("pandalm")?.map({ ...ROWS.pandalm, annotator2: 3 }, PLACE)).toMatchObject({
      errors: [{ field: "annotator2", rule: "label-in-scale" }],
    });
    expect(presetById("llmbar")?.map({ ...ROWS.llmbar, label: 0 }, PLACE)).toMatchObject({
      errors: [{ field: "label", rule: "label-in-scale" }],
    });
  });
});

test("the list: unique ids in kebab case, each with what the documentation needs", () => {
  expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length);
  for (const preset of PRESETS) {
    expect(preset.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(preset.about.endsWith(".")).toBe(true);
    expect(preset.source).not.toBe("");
    expect(preset.columns.length).toBeGreaterThan(0);
  }
});

test("a file of no known layout is not recognised; a few odd rows do not hide a known one", () => {
  expect(recognisePreset([{ a: 1, b: 2 }])).toBeUndefined();
  expect(recognisePreset([])).toBeUndefined();
  expect(recognisePreset([null, 3, "x"])).toBeUndefined();
  expect(recognisePreset([{ oops: 1 }, ROWS.llmbar, ROWS.llmbar, ROWS.llmbar])?.id).toBe("llmbar");
});

test("scripts and formulas pass through unchanged", () => {
  const row = { ...ROWS.llmbar, input: "<script>alert(1)</script>", output_1: "=cmd()", output_2: "@SUM(A1)" };
  expect(presetById("llmbar")?.map(row, PLACE)).toMatchObject({
    record: { prompt: "<script>alert(1)</script>", responses: [{ text: "=cmd()" }, { text: "@SUM(A1)" }] },
  });
});

const OASST = {
  message_tree_id: "t",
  prompt: {
    message_id: "m0",
    role: "prompter",
    text: "q",
    lang: "en",
    replies: [
      { message_id: "m1", role: "assistant", text: "worse", rank: 1, replies: [] },
      {
        ...{ message_id: "m2", role: "assistant", text: "better", rank: 0 },
        replies: [{ message_id: "m3", role: "prompter", text: "and?", replies: [] }],
      },
      { message_id: "m4", role: "assistant", text: "not ranked", rank: null, replies: [] },
    ],
  },
};

test("oasst: rank 0 is the best reply; unranked replies and prompts with fewer than two ranked ones make no item", () => {
  const mapped = presetById("oasst")?.map(OASST, PLACE);
  expect(mapped).toMatchObject({
    kind: "items",
    records: [{ id: "m0", responses: [{ text: "worse" }, { text: "better" }], judgments: [{ ranks: [2, 1] }] }],
  });
  expect(mapped?.kind === "items" && mapped.records.map((record) => checkItem(record).ok)).toEqual([true]);
  const broken = { ...OASST, prompt: { ...OASST.prompt, replies: [{ message_id: "m1", role: "bot", text: "x" }] } };
  expect(presetById("oasst")?.map(broken, PLACE)).toMatchObject({
    kind: "errors",
    errors: [{ field: "prompt.replies[0].role", rule: "role" }],
  });
});

const UKP = {
  id: "a_b",
  arg1: { stance: "yes", text: "x" },
  arg2: { stance: "yes", text: "y" },
  debateMetaData: { title: "T", description: "D" },
  mTurkAssignments: {
    mTurkAssignment: {
      ...{ turkID: "w1", value: "a1", reason: "clearer", turkCompetence: "0.9" },
      ...{ assignmentAcceptTime: "2016-02-14 19:14:38.0 UTC", assignmentSubmitTime: "2016-02-14 19:22:33.0 UTC" },
    },
  },
  goldLabel: "a2",
};

test("ukp-convarg: one worker is a list of one; gold and answers are sides; an unknown word is an error", () => {
  const mapped = presetById("ukp-convarg")?.map(UKP, PLACE);
  expect(mapped).toMatchObject({
    record: {
      prompt: "T\n\nD\n\nStance: yes",
      gold: { value: "second" },
      judgments: [{ annotator: "w1", value: "first", comment: "clearer", meta: { assignment_seconds: 475 } }],
      meta: { competence: { w1: 0.9 } },
    },
  });
  expect(presetById("ukp-convarg")?.map({ ...UKP, goldLabel: "a3" }, PLACE)).toMatchObject({
    errors: [{ field: "goldLabel", rule: "label-in-scale" }],
  });
});
