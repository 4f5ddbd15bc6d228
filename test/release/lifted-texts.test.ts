/** Lifting long texts changes no byte and no comparison: held against parsing the whole line. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { GrowingBytes } from "#app/release/growing-bytes.ts";
import { liftTexts } from "#app/release/lifted-texts.ts";
import { linesOfBlock } from "#app/release/lines-of-block.ts";
import { pairsOf } from "#app/release/pairs.ts";
import { pairsOfBlock } from "#app/release/pairs-of-block.ts";
import type { HowToWrite } from "#app/release/rows-of-records.ts";
import { DEFAULT_PAIR_OPTIONS } from "#app/release/training-pair.ts";

const LONG = "The quick brown fox jumps over the lazy dog, again and again and again.";
const EDGES = [
  "",
  " ",
  "\n",
  "\t\n ",
  "\u00a0",
  "\u3000",
  "\ufeff",
  '"',
  "\\",
  "\\n",
  "é",
  "日本",
  "🙂",
  "\u2028",
  "\b\f",
];
const text = fc
  .tuple(
    fc.constantFrom(...EDGES),
    fc.constantFrom(
      LONG,
      `${LONG} ${LONG}`,
      `${LONG}\n\n"${LONG}" \\ é 日本 🙂`,
      "日".repeat(40),
      "short",
      "",
      " ".repeat(80),
    ),
    fc.constantFrom(...EDGES, "\u0001", "\x7f", "\ud800", "\\u0041"),
  )
  .map((parts) => parts.join(""));
const texts = fc.oneof(
  text,
  text.map((content) => [{ role: "assistant" as const, content }]),
);
const severalTexts = fc.array(
  text.map((content) => ({ role: "assistant" as const, content })),
  { minLength: 1, maxLength: 2 },
);
const record = fc.record(
  {
    id: fc.constantFrom("a", LONG),
    prompt: texts,
    responses: fc
      .tuple(fc.oneof(texts, severalTexts), fc.oneof(texts, severalTexts))
      .map((both) => both.map((one) => ({ text: one }))),
    judgments: fc.array(
      fc.record({
        kind: fc.constant("likert" as const),
        value: fc.integer({ min: 1, max: 5 }),
        points: fc.constant(5),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    meta: fc.dictionary(fc.constantFrom("x", LONG, "1"), fc.oneof(text, fc.double({ noNaN: true }), fc.constant(null))),
  },
  { requiredKeys: ["id", "prompt", "responses", "judgments"] },
);
const lineOf = (one: ItemRecord, spelling: number) => {
  if (spelling === 1)
    return JSON.stringify(one).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  if (spelling === 2) return JSON.stringify(one, null, 1).replaceAll("\n", " ");
  return JSON.stringify(one);
};

function blockOf(line: string, id: string, judgments: number) {
  const bytes = Buffer.from(line);
  return {
    batch: { id: "b", week: 1 },
    deliverySha256: "d",
    file: { fileName: "f", sha256: "d" },
    ids: [id],
    offsets: Uint32Array.of(0),
    lengths: Uint32Array.of(bytes.length),
    bytes,
    weights: new Float32Array(judgments).fill(1),
    firstWeight: Uint32Array.of(0, judgments),
    heldOut: null,
    factors: null,
  };
}

describe("lifting", () => {
  it("gives the bytes that parsing and writing the whole line gives", () => {
    fc.assert(
      fc.property(record, fc.constantFrom(0, 1, 2), (one, spelling) => {
        const line = Buffer.from(lineOf(one, spelling));
        const lifted = liftTexts(line, 0, line.length);
        if (!lifted) return;
        const out = new GrowingBytes(16);
        out.line(JSON.stringify(JSON.parse(lifted.json)), lifted.texts);
        expect(out.look().toString()).toBe(`${JSON.stringify(JSON.parse(line.toString()))}\n`);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds the pairs, and the reasons for none, that the whole texts give", () => {
    fc.assert(
      fc.property(record, fc.constantFrom(0, 1, 2), (one, spelling) => {
        const line = lineOf(one, spelling);
        const whole = JSON.parse(line) as ItemRecord;
        const [found] = pairsOfBlock(blockOf(line, whole.id, whole.judgments.length), DEFAULT_PAIR_OPTIONS);
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
    const line = Buffer.from(JSON.stringify({ id: "a", prompt: `\n${LONG} `, responses: [LONG, `${LONG}\n`], n: 1.5 }));
    const lifted = liftTexts(line, 0, line.length);
    expect(lifted?.json).toBe('{"id":"a","prompt":"\\n\x7f0\x7f ","responses":["\x7f0\x7f","\x7f0\x7f\\n"],"n":1.5}');
  });

  it("lifts nothing where a string is spelt in another way, where bytes are no UTF-8, and where a string never ends", () => {
    const whole = JSON.stringify({ id: "a", prompt: LONG });
    for (const line of [
      whole.replace("quick", "qu\\u0069ck"),
      whole.replace("quick", "q\\/"),
      whole.replace("quick", "\x7f"),
      whole.slice(0, -2),
    ])
      expect(liftTexts(Buffer.from(line), 0, Buffer.byteLength(line))).toBeNull();
    const broken = Buffer.from(whole);
    broken[20] = 0xff;
    expect(liftTexts(broken, 0, broken.length)).toBeNull();
  });

  it("takes whole the texts that are compared joined", () => {
    const message = (content: string) => ({ role: "assistant" as const, content });
    const one: ItemRecord = {
      id: "a",
      prompt: LONG,
      responses: [{ text: [message(LONG), message(LONG)] }, { text: `${LONG}\n${LONG}` }],
      judgments: [{ kind: "likert", value: 1, points: 5 }],
    };
    const [found] = pairsOfBlock(blockOf(JSON.stringify(one), "a", 1), DEFAULT_PAIR_OPTIONS);
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
    const { bytes, lines } = linesOfBlock(blockOf(JSON.stringify(one), "a", 1), how);
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
