import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { TRAINER_FORMATS, trainerFormatById } from "#app/release/formats/index.ts";
import type { PairContext, TrainerFormat } from "#app/release/formats/trainer-format.ts";
import { pairsOf } from "#app/release/pairs.ts";

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

function contextOf(record: ItemRecord, weights: number[], conversational = false): PairContext {
  const [pair] = pairsOf(record, weights).pairs;
  if (!pair) throw new Error("The record gives a pair.");
  return { pair, batch: { id: "b-3", week: 3 }, deliverySha256: "ab".repeat(32), conversational };
}

function lineOf(id: string, context: PairContext): string {
  return trainerFormatById(id)?.write(context) ?? "";
}

describe("every trainer format", () => {
  it.each(TRAINER_FORMATS.map((format): [string, TrainerFormat] => [format.id, format]))(
    "%s is described",
    (id, format) => {
      expect(trainerFormatById(id)).toBe(format);
      for (const text of [format.about, format.reads, format.weightNote]) expect(text).toMatch(/\.$/);
    },
  );

  it.each(TRAINER_FORMATS.map(({ id }) => id))("%s writes one line, and the same bytes again", (id) => {
    const line = lineOf(id, contextOf(RECORD, [1, 0.5]));
    expect(line).not.toMatch(/[\n\r]/);
    expect(lineOf(id, contextOf(structuredClone(RECORD), [1, 0.5]))).toBe(line);
    expect(JSON.parse(line)).toMatchObject({ margin: 0.333333, weight: 0.75 });
  });
});

it("no format goes by a name it does not have", () => {
  expect(trainerFormatById("trl")).toBeUndefined();
});

describe("trl-preference", () => {
  it("is plain text for a plain prompt", () => {
    expect(lineOf("trl-preference", contextOf(RECORD, [1, 0.5]))).toBe(
      '{"prompt":"Say \\"hi\\"\u2028\\nplease","chosen":"Hi \\ud800 there","rejected":"No.","margin":0.333333,"weight":0.75}',
    );
  });

  const asked = { role: "user", content: "Q" } as const;
  const conversation: ItemRecord = { ...RECORD, prompt: [{ role: "system", content: "Be kind." }, asked] };

  it("is messages for a prompt of messages", () => {
    expect(JSON.parse(lineOf("trl-preference", contextOf(conversation, [1, 0])))).toEqual({
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
    expect(JSON.parse(lineOf("trl-preference", contextOf(mixed, [1, 0])))).toMatchObject(expected);
    const plain: ItemRecord = { ...RECORD, prompt: "Q", responses: [{ text: "A" }, { text: "B" }] };
    expect(JSON.parse(lineOf("trl-preference", contextOf(plain, [1, 0], true)))).toMatchObject(expected);
  });
});

describe("generic", () => {
  it("holds everything behind the pair", () => {
    expect(JSON.parse(lineOf("generic", contextOf(RECORD, [1, 0.5])))).toEqual({
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
