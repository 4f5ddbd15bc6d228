/** Lifting long texts changes no byte and no comparison: held against parsing the whole line. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { type Lifting, liftTexts, putBack } from "#app/release/lifted-texts.ts";
import { linesOfBlock } from "#app/release/lines-of-block.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { pairsOfBlock } from "#app/release/pairs-of-block.ts";
import type { HowToWrite } from "#app/release/rows-of-records.ts";
import { DEFAULT_PAIR_OPTIONS } from "#app/release/training-pair.ts";
import { anyRecord, blockOf, LONG, lineOf, linePlace } from "./any-record.ts";

const LIFTINGS: Lifting[] = ["prompts", "messages"];

const charactersOf = (text: string) => Buffer.from(text).toString("latin1");

describe("lifting", () => {
  it("gives the bytes that parsing and writing the whole line gives", () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(0, 1, 2), fc.constantFrom(...LIFTINGS), (one, spelling, lifting) => {
        const line = lineOf(one, spelling);
        const lifted = liftTexts(charactersOf(line), lifting);
        if (!lifted) return;
        const written = putBack(JSON.stringify(JSON.parse(lifted.json)), lifted.texts);
        expect(Buffer.from(written, "latin1").toString()).toBe(JSON.stringify(JSON.parse(line)));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds the pairs, and the reasons for none, that the whole texts give", () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(0, 1, 2), fc.constantFrom(...LIFTINGS, null), (one, spelling, lifting) => {
        const line = lineOf(one, spelling);
        const whole = JSON.parse(line) as ItemRecord;
        const [found] = pairsOfBlock(
          blockOf(line, whole.id, whole.judgments.length),
          DEFAULT_PAIR_OPTIONS,
          lifting,
          null,
        );
        const expected = pairsOf(whole, new Float32Array(whole.judgments.length).fill(1));
        expect(found?.none).toEqual(expected.none);
        expect(found?.pairs.map(({ chosen, rejected, margin }) => ({ chosen, rejected, margin }))).toEqual(
          expected.pairs.map(({ chosen, rejected, margin }) => ({ chosen, rejected, margin })),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves long texts out of what is parsed, their white space and short strings in", () => {
    const line = JSON.stringify({ id: "a", prompt: `\n${LONG} `, responses: [LONG, `${LONG}\n`], n: 1.5 });
    const lifted = liftTexts(line, "prompts");
    expect(lifted?.json).toBe('{"id":"a","prompt":"\\n\x7f0\x7f ","responses":["\x7f0\x7f","\x7f0\x7f\\n"],"n":1.5}');
  });

  it("lifts the messages of a prompt as one text, unless one says more than role and content", () => {
    const prompt = [
      { role: "user", content: `${LONG} one` },
      { role: "assistant", content: '"short" \\' },
      { role: "user", content: `${LONG} two` },
    ];
    const line = JSON.stringify({ id: "a", prompt, turn: 3 });
    const one = liftTexts(line, "prompts");
    expect(one?.json).toBe('{"id":"a","prompt":[{"role":"user","content":"\x7f0\x7f"}],"turn":3}');
    expect(putBack(one?.json ?? "", one?.texts ?? { line, offset: 0, starts: [], ends: [] })).toBe(line);
    expect(liftTexts(line, "messages")?.texts.starts).toHaveLength(2);
    const named = JSON.stringify({ id: "a", prompt: prompt.map((message) => ({ ...message, name: "x" })) });
    expect(liftTexts(named, "prompts")?.texts.starts).toHaveLength(2);
  });

  it("lifts nothing where a string is spelt in another way, and where a string never ends", () => {
    const whole = JSON.stringify({ id: "a", prompt: LONG });
    for (const line of [
      whole.replace("quick", "qu\\u0069ck"),
      whole.replace("quick", "q\\/"),
      whole.replace("quick", "\x7f"),
      whole.slice(0, -2),
    ])
      expect(liftTexts(line, "prompts")).toBeNull();
  });

  it("decodes what is no UTF-8, what is spelt with escapes and what has white space beyond ASCII at its ends", () => {
    const one = (first: string): ItemRecord => ({
      id: "a",
      prompt: LONG,
      responses: [{ text: first }, { text: "à" }],
      judgments: [{ kind: "likert", value: 1, points: 5 }],
    });
    const read = (line: string | Buffer) => {
      const [found] = pairsOfBlock(
        { ...blockOf("", "a", 1), ...linePlace(Buffer.from(line)) },
        DEFAULT_PAIR_OPTIONS,
        "messages",
        null,
      );
      return [found?.characters, found?.none, found?.pairs.length];
    };
    expect(read(JSON.stringify(one("A")))).toEqual(["latin1", [], 1]);
    expect(read(JSON.stringify(one("à")))).toEqual(["latin1", ["identical-responses"], 0]);
    expect(read(JSON.stringify(one("à\u3000 ")))).toEqual(["utf8", ["identical-responses"], 0]);
    expect(read(JSON.stringify(one(" \u00a0à")))).toEqual(["utf8", ["identical-responses"], 0]);
    expect(read(JSON.stringify(one("\ufeff")))).toEqual(["utf8", ["empty-response"], 0]);
    expect(read(JSON.stringify(one("A")).replace('"A"', '"\\u00e0"'))).toEqual(["utf8", ["identical-responses"], 0]);
    const broken = Buffer.from(JSON.stringify(one("A")));
    broken[30] = 0xff;
    expect(read(broken)).toEqual(["utf8", [], 1]);
  });

  it("takes whole the texts that are compared joined", () => {
    const message = (content: string) => ({ role: "assistant" as const, content });
    const one: ItemRecord = {
      id: "a",
      prompt: LONG,
      responses: [{ text: [message(LONG), message(LONG)] }, { text: `${LONG}\n${LONG}` }],
      judgments: [{ kind: "likert", value: 1, points: 5 }],
    };
    const [found] = pairsOfBlock(blockOf(JSON.stringify(one), "a", 1), DEFAULT_PAIR_OPTIONS, "messages", null);
    expect(found).toMatchObject({ none: ["identical-responses"], texts: null });
  });

  it("puts every text of a line of an export back", () => {
    const one: ItemRecord = {
      id: "a",
      prompt: LONG,
      responses: [{ text: `${LONG} one\n` }, { text: `${LONG} two` }],
      judgments: [{ kind: "likert", value: 5, points: 5, comment: `"${LONG}"` }],
    };
    const how: HowToWrite = {
      format: "trl-implicit",
      conversational: false,
      options: DEFAULT_PAIR_OPTIONS,
      weights: "column",
      split: null,
      shard: null,
      sidecar: false,
    };
    const { bytes, lines } = linesOfBlock(blockOf(JSON.stringify(one), "a", 1), how, { kernel: null });
    expect(lines).toBe(1);
    const answer = (content: string) => [
      { role: "user", content: LONG },
      { role: "assistant", content },
    ];
    expect(JSON.parse(bytes.toString())).toMatchObject({
      chosen: answer(`${LONG} two`),
      rejected: answer(`${LONG} one\n`),
    });
  });
});
