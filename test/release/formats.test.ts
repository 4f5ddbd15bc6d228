import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord, JudgmentRecord, Message } from "#app/domain/record.ts";
import { TRAINER_FORMATS, trainerFormatById } from "#app/release/formats/index.ts";
import type { TrainerFormat } from "#app/release/formats/trainer-format.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { rowFields } from "#app/release/row-fields.ts";
import { type HowToWrite, RowsOfRecords } from "#app/release/rows-of-records.ts";
import { DEFAULT_PAIR_OPTIONS, type PairOptions } from "#app/release/training-pair.ts";
import type { WeightForm } from "#app/release/weight-form.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { FORMAT_READERS, type ReadRow } from "./format-readers.ts";

const RECORD: ItemRecord = {
  id: "r-1",
  prompt: 'Say "hi"\u2028\nplease',
  responses: [{ text: "Hi \ud800 there", model: "m" }, { text: "No." }],
  judgments: [
    { annotator: "w-1", kind: "likert", value: 1, points: 5, comment: "clear" },
    { annotator: "w-2", kind: "likert", value: 5, points: 5 },
  ],
  domain: "manners",
  meta: { source: 7 },
};
const ORIGIN = { batch: { id: "b-3", week: 3 }, deliverySha256: "ab".repeat(32) };

interface Written {
  conversational?: boolean;
  form?: WeightForm;
  options?: Partial<PairOptions>;
}

function rowsOf(
  id: string,
  record: ItemRecord,
  weights: number[],
  { conversational = false, form = "column", options = {} }: Written = {},
) {
  const format = trainerFormatById(id);
  if (!format) throw new Error(`No format ${id}.`);
  const all = { ...DEFAULT_PAIR_OPTIONS, ...options };
  const how: HowToWrite = {
    format: id,
    conversational,
    options: all,
    weights: form,
    split: null,
    shard: null,
    sidecar: false,
  };
  const result = {
    ...pairsOf(record, weights, 0, all),
    heldOut: false,
    texts: null,
    decoded: null,
    characters: "utf8" as const,
  };
  return [...new RowsOfRecords(format, how).of(result, ORIGIN)].flatMap(({ row, copies }) =>
    new Array<string>(copies).fill(JSON.stringify(row)),
  );
}

function readBack(id: string, lines: readonly string[]): ReadRow[] {
  return lines.map((line) => FORMAT_READERS[id]?.(JSON.parse(line)) as ReadRow);
}

/** Parquet is read back as a file in weight-forms.test.ts. */
const each = TRAINER_FORMATS.filter(({ encoding }) => encoding === "lines").map((format): [string, TrainerFormat] => [
  format.id,
  format,
]);

const SHARDS = [
  { fileName: "a.jsonl", share: 0.25 },
  { fileName: "b.jsonl", share: 0.75 },
];
const mixedBy = (id: string) => trainerFormatById(id)?.mixer(SHARDS, 7) ?? "";

describe("every trainer format", () => {
  const every = TRAINER_FORMATS.map((format): [string, TrainerFormat] => [format.id, format]);

  it.each(every)("%s is described, with a snippet and a mixer", (id, format) => {
    expect(trainerFormatById(id)).toBe(format);
    for (const text of [format.about, format.reads, format.weightNote]) expect(text).toMatch(/\.$/);
    expect(format.snippet(`autumn.${id}.jsonl`)).toContain(`autumn.${id}.jsonl`);
    const mixed = format.mixer(SHARDS, 7);
    for (const part of ["0.2500", "0.7500"]) expect(mixed).toContain(part);
  });

  it.each(["llamafactory-ranking", "llamafactory-kto"])("%s makes every shard known that its mixer names", (id) => {
    const mixed = mixedBy(id);
    const info = JSON.parse(mixed.slice(mixed.indexOf("{"), mixed.lastIndexOf("}") + 1));
    const [, dataset = ""] = /^dataset: (.*)$/m.exec(mixed) ?? [];
    expect(Object.keys(info)).toEqual(dataset.split(","));
    const [alone] = Object.values(JSON.parse(trainerFormatById(id)?.snippet("a.jsonl") ?? "{}"));
    expect(Object.values(info)).toEqual([alone, { ...(alone as object), file_name: "b.jsonl" }]);
  });

  it.each(["axolotl-chat-template", "nemo-rl"])("%s is told to read what was mixed for it", (id) => {
    expect(mixedBy(id)).toContain('rows.to_json("mixed.jsonl"');
    expect(mixedBy(id)).toContain(trainerFormatById(id)?.snippet("mixed.jsonl"));
  });

  it.each(each)("%s has an independent reader", (id) => {
    expect(FORMAT_READERS[id]).toBeTypeOf("function");
  });

  it.each(each.filter(([, { stepsOnly }]) => !stepsOnly))("%s writes lines, and the same bytes again", (id) => {
    const lines = rowsOf(id, RECORD, [1, 0.5]);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).not.toMatch(/[\n\r]/);
    expect(rowsOf(id, structuredClone(RECORD), [1, 0.5])).toEqual(lines);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ weight: 0.75 });
  });
});

const words = fc.string({ unit: "binary", minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== "");
const prompts = fc.oneof(
  words,
  fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((said) =>
      said.flatMap((text, i): Message[] => [
        { role: "user", content: text },
        ...(i < said.length - 1 ? [{ role: "assistant" as const, content: `${text}!` }] : []),
      ]),
    ),
  words.map((text): Message[] => [
    { role: "system", content: "Be kind." },
    { role: "user", content: text },
  ]),
);
const judgments = fc.array(
  fc.record({
    annotator: fc.constantFrom("a", "b"),
    kind: fc.constant("likert" as const),
    value: fc.integer({ min: 1, max: 5 }),
    points: fc.constant(5),
  }),
  { minLength: 1, maxLength: 3 },
) satisfies fc.Arbitrary<JudgmentRecord[]>;
const records = fc.record({
  id: words,
  prompt: prompts,
  // Different from their first character on: an implicit prompt is where two conversations part.
  responses: fc.tuple(words, words).map(([one, other]) => [{ text: `1${one}` }, { text: `2${other}` }]),
  judgments,
}) satisfies fc.Arbitrary<ItemRecord>;

describe("what an independent reader of the documented schema reads", () => {
  it.each(each.filter(([, { stepsOnly }]) => !stepsOnly))("%s: is the pair that was decided", (id, format) => {
    fc.assert(
      fc.property(records, fc.boolean(), (record, conversational) => {
        const weights = record.judgments.map((_, i) => [1, 0.5, 0.25][i] as number);
        const [pair] = pairsOf(record, weights).pairs;
        const rows = readBack(id, rowsOf(id, record, weights, { conversational }));
        if (!pair) return void expect(rows).toEqual([]);
        const prompt = typeof record.prompt === "string" ? [{ role: "user", content: record.prompt }] : record.prompt;
        const answer = (n: number) => [{ role: "assistant", content: record.responses[n]?.text }];
        const [chosen, rejected] = [answer(pair.chosen), answer(pair.rejected)];
        const { weight, margin } = pair;
        if (id === "trl-unpaired" || id === "llamafactory-kto")
          expect(rows).toEqual([
            { kind: "single", prompt, completion: chosen, label: true, weight },
            { kind: "single", prompt, completion: rejected, label: false, weight },
          ]);
        else
          expect(rows).toEqual([
            { kind: "pair", prompt, chosen, rejected, weight, ...(format.hasMargin ? { margin } : {}) },
          ]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(each.filter(([, { holdsTies }]) => !holdsTies))("%s: never holds a tie, also where ties are kept", (id) => {
    const tie: ItemRecord = { ...RECORD, judgments: [{ kind: "choice", value: "tie" }] };
    expect(rowsOf(id, tie, [1], { options: { ties: "soft", softLabel: "votes" } })).toEqual([]);
  });

  it("generic holds a kept tie as a soft label of one half", () => {
    const tie: ItemRecord = { ...RECORD, judgments: [{ kind: "choice", value: "tie" }] };
    const [line = ""] = rowsOf("generic", tie, [1], { options: { ties: "soft", softLabel: "strength" } });
    expect(JSON.parse(line)).toMatchObject({ margin: 0, consensus: 0, label_prob: 0.5 });
  });

  it.skipIf(!hasSharedData)("the readers of LLaMA-Factory read its own demo files", () => {
    for (const [id, file] of [
      ["llamafactory-ranking", "dpo_en_demo.json"],
      ["llamafactory-kto", "kto_en_demo.json"],
    ] as const) {
      const rows: unknown[] = JSON.parse(readFileSync(shared(`data/llamafactory-format-samples/${file}`), "utf8"));
      expect(rows.length).toBe(300);
      for (const row of rows) expect(FORMAT_READERS[id]?.(row)).toBeTruthy();
    }
  });
});

describe("a soft label", () => {
  const judged = (...values: number[]): ItemRecord => ({
    ...RECORD,
    judgments: values.map((value) => ({ kind: "likert", value, points: 5 })),
  });
  const labelOf = (record: ItemRecord, weights: number[], softLabel: PairOptions["softLabel"]) => {
    const [pair] = pairsOf(record, weights).pairs;
    return pair && rowFields(pair, "column", softLabel).label_prob;
  };

  it("of strength is one half and half the margin", () => {
    expect(labelOf(judged(1), [1], "strength")).toBe(1);
    expect(labelOf(judged(2), [1], "strength")).toBe(0.75);
  });

  it("of consensus is the weighted share of the votes, ties half", () => {
    expect(labelOf(judged(1, 2, 5), [1, 1, 0.5], "votes")).toBe(0.8);
    expect(labelOf(judged(1, 3), [1, 1], "votes")).toBe(0.75);
  });

  it("never says the chosen response is the worse one: few strong votes against many weak ones are even", () => {
    expect(labelOf(judged(1, 4, 4), [1, 0.9, 0.9], "votes")).toBe(0.5);
  });

  it("is not there unless asked for", () => {
    expect(labelOf(judged(1), [1], "none")).toBeUndefined();
  });
});

it("no format goes by a name it does not have", () => {
  expect(trainerFormatById("trl")).toBeUndefined();
});

describe("trl-preference", () => {
  it("is plain text for a plain prompt", () => {
    expect(rowsOf("trl-preference", RECORD, [1, 0.5])).toEqual([
      '{"prompt":"Say \\"hi\\"\u2028\\nplease","chosen":"Hi \\ud800 there","rejected":"No.","margin":0.333333,"weight":0.75}',
    ]);
  });

  const asked = { role: "user", content: "Q" } as const;
  const conversation: ItemRecord = { ...RECORD, prompt: [{ role: "system", content: "Be kind." }, asked] };

  it("is messages for a prompt of messages", () => {
    expect(JSON.parse(rowsOf("trl-preference", conversation, [1, 0])[0] ?? "")).toEqual({
      prompt: [{ role: "system", content: "Be kind." }, asked],
      chosen: [{ role: "assistant", content: "Hi \ud800 there" }],
      rejected: [{ role: "assistant", content: "No." }],
      margin: 1,
      weight: 1,
    });
  });

  it("is messages throughout where one response is messages, or the release asks for it", () => {
    const mixed: ItemRecord = {
      ...RECORD,
      prompt: "Q",
      responses: [{ text: [{ role: "assistant", content: "A" }] }, { text: "B" }],
    };
    const expected = {
      prompt: [asked],
      chosen: [{ role: "assistant", content: "A" }],
      rejected: [{ role: "assistant", content: "B" }],
    };
    expect(JSON.parse(rowsOf("trl-preference", mixed, [1, 0])[0] ?? "")).toMatchObject(expected);
    const plain: ItemRecord = { ...RECORD, prompt: "Q", responses: [{ text: "A" }, { text: "B" }] };
    const [line = ""] = rowsOf("trl-preference", plain, [1, 0], { conversational: true });
    expect(JSON.parse(line)).toMatchObject(expected);
  });
});

describe("formats of one message per response", () => {
  const long: ItemRecord = {
    ...RECORD,
    responses: [
      {
        text: [
          { role: "assistant", content: "Which?" },
          { role: "user", content: "That." },
          { role: "assistant", content: "So." },
        ],
      },
      { text: "No." },
    ],
  };

  it.each(["axolotl-chat-template", "llamafactory-ranking"])("%s leaves out a response of several", (id) => {
    expect(rowsOf(id, long, [1, 0])).toEqual([]);
    expect(rowsOf("nemo-rl", long, [1, 0])).toHaveLength(1);
  });
});

describe("unpaired feedback", () => {
  const thumbs: ItemRecord = {
    ...RECORD,
    judgments: [
      { kind: "thumbs", value: true, response: 0 },
      { kind: "thumbs", value: false, response: 1 },
    ],
  };

  it.each(["trl-unpaired", "llamafactory-kto"])("%s reads thumbs as they were given, each with its weight", (id) => {
    expect(readBack(id, rowsOf(id, thumbs, [1, 0.25]))).toMatchObject([
      { kind: "single", completion: [{ content: "Hi \ud800 there" }], label: true, weight: 1 },
      { kind: "single", completion: [{ content: "No." }], label: false, weight: 0.25 },
    ]);
  });

  it("is no pair", () => {
    expect(rowsOf("trl-preference", thumbs, [1, 1])).toEqual([]);
  });
});

describe("trl-stepwise", () => {
  const solution: ItemRecord = {
    ...RECORD,
    prompt: "2 + 3 · 4?",
    responses: [{ text: "3 · 4 = 12" }, { text: "2 + 12 = 15" }],
    judgments: [
      { kind: "thumbs", value: true, response: 0 },
      { kind: "thumbs", value: false, response: 1 },
    ],
    tags: ["steps"],
  };

  it("reads the responses of an item tagged steps as the steps of one solution", () => {
    expect(readBack("trl-stepwise", rowsOf("trl-stepwise", solution, [1, 0.5]))).toEqual([
      {
        kind: "steps",
        prompt: "2 + 3 · 4?",
        completions: ["3 · 4 = 12", "2 + 12 = 15"],
        labels: [true, false],
        weight: 0.75,
      },
    ]);
    for (const id of ["trl-unpaired", "llamafactory-kto"]) expect(rowsOf(id, solution, [1, 0.5])).toEqual([]);
  });

  it("leaves out a solution with a step that nobody judged, and everything else", () => {
    expect(rowsOf("trl-stepwise", solution, [1, 0])).toEqual([]);
    expect(rowsOf("trl-stepwise", { ...solution, tags: [] }, [1, 1])).toEqual([]);
    expect(rowsOf("trl-stepwise", RECORD, [1, 1])).toEqual([]);
  });
});

describe("generic", () => {
  it("holds everything behind the pair", () => {
    expect(JSON.parse(rowsOf("generic", RECORD, [1, 0.5])[0] ?? "")).toEqual({
      id: "r-1",
      batch: "b-3",
      week: 3,
      delivery: "ab".repeat(32),
      prompt: RECORD.prompt,
      responses: RECORD.responses,
      chosen: 0,
      rejected: 1,
      consensus: -0.333333,
      margin: 0.333333,
      weight: 0.75,
      votes: [
        { strength: -1, weight: 1, judgment: RECORD.judgments[0] },
        { strength: 1, weight: 0.5, judgment: RECORD.judgments[1] },
      ],
      domain: "manners",
      meta: { source: 7 },
    });
  });
});
