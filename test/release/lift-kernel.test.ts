/** The compiled lifting, held against the one in TypeScript and against parsing whole lines. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { type LiftedBlock, liftKernel, PASSED_OVER } from "#app/release/lift-kernel.server.ts";
import { liftTexts, putBack } from "#app/release/lifted-texts.ts";
import { linesOfBlock } from "#app/release/lines-of-block.ts";
import type { WeighedBlock } from "#app/release/pairs-of-block.ts";
import { pairsOfBlock } from "#app/release/pairs-of-block.ts";
import type { HowToWrite } from "#app/release/rows-of-records.ts";
import { DEFAULT_PAIR_OPTIONS } from "#app/release/training-pair.ts";
import { anyRecord, LONG, lineOf } from "./any-record.ts";
import { writtenIn } from "./written-in.ts";

const kernel = liftKernel();
if (!kernel) throw new Error("The lifting kernel is not built: run `node app/build.js`.");

const HOW: HowToWrite = {
  format: "parquet",
  conversational: true,
  options: DEFAULT_PAIR_OPTIONS,
  weights: "column",
  split: null,
  shard: null,
  sidecar: false,
};

const spelling = fc.constantFrom(0, 0, 0, 1, 2);
const anyLines = fc.array(fc.tuple(anyRecord, spelling), { minLength: 1, maxLength: 6 });

/** Lines with a line end between them, and a weight of 1 for each judgment. */
function blockOf(lines: readonly string[]): WeighedBlock {
  const whole = lines.map((line) => JSON.parse(line) as ItemRecord);
  const lengths = lines.map((line) => Buffer.byteLength(line));
  const offsets = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length + 1, 0));
  const firstWeight = whole.map((_, i) => whole.slice(0, i).reduce((sum, { judgments }) => sum + judgments.length, 0));
  const weights = whole.reduce((sum, { judgments }) => sum + judgments.length, 0);
  return {
    batch: { id: "b", week: 1 },
    deliverySha256: "d".repeat(64),
    file: { fileName: "f", sha256: "d" },
    ids: whole.map(({ id }) => id),
    offsets: Uint32Array.from(offsets),
    lengths: Uint32Array.from(lengths),
    bytes: Buffer.from(lines.map((line) => `${line}\n`).join("")),
    weights: new Float32Array(weights).fill(1),
    firstWeight: Uint32Array.from([...firstWeight, weights]),
    heldOut: null,
    factors: null,
  };
}

/** Without the comma behind it. */
function jsonOf({ json, jsonEnds }: LiftedBlock, line: number): string {
  return json.slice(jsonEnds[line - 1] ?? 0, jsonEnds[line]).slice(0, -1);
}

/** Each line as it would be written: of the block, and lifted alone; null where it has to be parsed. */
function written(lines: readonly string[], lifting: "prompts" | "messages") {
  const block = blockOf(lines);
  const lifted = kernel?.lift(block, lifting);
  const ofBlock = lines.map((_, i) => {
    const [from, to] = [lifted?.jsonEnds[i - 1] ?? 0, lifted?.jsonEnds[i] ?? 0];
    const at = block.offsets[i] ?? 0;
    const line = Buffer.from(block.bytes)
      .subarray(at, at + (block.lengths[i] ?? 0))
      .toString("latin1");
    if (!lifted?.texts || from === to) return null;
    return putBack(jsonOf(lifted, i), { line, offset: at, ...lifted.texts });
  });
  const alone = lines.map((text) => {
    const line = Buffer.from(text).toString("latin1");
    const one = liftTexts(line, lifting);
    return one && putBack(one.json, one.texts);
  });
  const jsons = lines.map((_, i) => (lifted ? jsonOf(lifted, i) : ""));
  return { ofBlock, alone, jsons, nth: lifted?.texts?.nth ?? 0 };
}

describe("the lifting kernel", () => {
  it("lifts the lines that are lifted one by one, and leaves the others", () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom("prompts" as const, "messages" as const), (records, lifting) => {
        const lines = records.map(([one, how]) => lineOf(one, how));
        const { ofBlock, alone } = written(lines, lifting);
        for (const [i, one] of ofBlock.entries()) {
          const expected = alone[i];
          if (expected === one) continue;
          // An escaped backslash before a "u" is no escape of its own: there it lifts more.
          expect(expected).toBeNull();
          expect(Buffer.from(one ?? "", "latin1").toString()).toBe(lines[i]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("lifts of a line what is lifted of it alone", () => {
    fc.assert(
      fc.property(
        anyRecord,
        spelling,
        fc.constantFrom("prompts" as const, "messages" as const),
        (one, how, lifting) => {
          const line = lineOf(one, how);
          const alone = liftTexts(Buffer.from(line).toString("latin1"), lifting);
          // A prompt has a number of its own there, were there another text like it.
          const { starts } = alone?.texts ?? { starts: [] };
          fc.pre(alone !== null && new Set(Array.from(starts)).size === starts.length);
          expect(written([line], lifting).jsons).toEqual([alone?.json]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("puts the texts back where their marks stand, as often as they stand there", () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom("prompts" as const, "messages" as const), (records, lifting) => {
        const lines = records.map(([one, how]) => lineOf(one, how));
        const { ofBlock, jsons, nth } = written(lines, lifting);
        for (const [i, one] of ofBlock.entries()) {
          if (one === null) continue;
          const twice = kernel.putBack(`${jsons[i]},${jsons[i]}`, nth);
          expect(Buffer.from(twice ?? []).toString("latin1")).toBe(`${one},${one}\n`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("writes no line that it has no room for, or whose marks are of no text", () => {
    const text = "x".repeat(10_000);
    const line = JSON.stringify({ id: "a", prompt: text, responses: [], judgments: [] });
    const { jsons, nth } = written([line], "messages");
    const [json = ""] = jsons;
    expect(json).not.toContain(text);
    expect(kernel.putBack(json, nth)?.length).toBeGreaterThan(text.length);
    expect(kernel.putBack(json.repeat(200), nth)).toBeNull();
    expect(kernel.putBack("y".repeat(2 * 1024 * 1024), nth)).toBeNull();
    expect(kernel.putBack("\x7f99\x7f", nth)).toBeNull();
    expect(kernel.putBack("\x7f0", nth)).toBeNull();
    expect(kernel.putBack(json, nth)?.length).toBeGreaterThan(text.length);
    // Another block was lifted since: these texts are no longer there.
    written([JSON.stringify({ id: "b", judgments: [] })], "messages");
    expect(kernel.putBack(json, nth)).toBeNull();
  });

  it("gives the pages and the lines that parsing whole lines gives", () => {
    const anyHow = fc.record({
      format: fc.constantFrom(
        "parquet",
        "parquet",
        "generic",
        "trl-preference",
        "trl-unpaired",
        "llamafactory-ranking",
      ),
      pairing: fc.constantFrom("all" as const, "best-worst" as const),
      unit: fc.constantFrom("item" as const, "judgment" as const),
    });
    fc.assert(
      fc.property(anyLines, anyHow, (records, { format, pairing, unit }) => {
        const lines = records.map(([one, how]) => lineOf(one, how));
        const how = { ...HOW, format, options: { ...DEFAULT_PAIR_OPTIONS, pairing, unit } };
        const found = linesOfBlock(blockOf(lines), how, { kernel });
        const expected = linesOfBlock(blockOf(lines), how, { kernel: null });
        expect(found.lines).toBe(expected.lines);
        expect(found.places).toEqual(expected.places);
        expect(Buffer.compare(writtenIn(found), writtenIn(expected))).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives the same pages where a response repeats its prompt, whole or within white space", () => {
    const echoed = "The quick brown fox jumps over the lazy dog, again and again and again.";
    const judgments: ItemRecord["judgments"] = [{ annotator: "w", kind: "likert", value: 1, points: 5 }];
    for (const text of [echoed, `\t\n ${echoed}`, `${echoed}\n`]) {
      const prompt = [{ role: "user" as const, content: echoed }];
      const line = lineOf({ id: "a", prompt, responses: [{ text }, { text: "No." }], judgments }, 0);
      const found = linesOfBlock(blockOf([line]), HOW, { kernel });
      const expected = linesOfBlock(blockOf([line]), HOW, { kernel: null });
      expect(found.places).toEqual(expected.places);
      expect(Buffer.compare(writtenIn(found), writtenIn(expected))).toBe(0);
    }
  });

  it("leaves out what no row is made of, and nothing else", () => {
    const marks = /\x7f\d+\x7f/g;
    const without = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(without);
      if (typeof value !== "object" || value === null) return value;
      const kept = Object.entries(value).filter(
        ([name, one]) => !PASSED_OVER.includes(name) || (typeof one === "object" && one !== null),
      );
      return Object.fromEntries(kept.map(([name, one]) => [name, without(one)]));
    };
    let compared = 0;
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(0, 2), (one, how) => {
        const line = lineOf(one, how);
        const [whole, decoded] = (["prompts", "decoded"] as const).map((what) => kernel.lift(blockOf([line]), what));
        // A value that is a list or an object has its line parsed as a whole.
        if (!whole?.json || !decoded?.json) return;
        compared += 1;
        const [expected, found] = [whole, decoded].map((block) => JSON.parse(jsonOf(block, 0).replace(marks, "…")));
        expect(found).toEqual(without(expected));
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  it.each([
    ['{"at":1,"seconds":2.5e3,"kind":"likert","comment":"a","value":1}', '{"kind":"likert","value":1}'],
    ['{"kind":"likert","at":"x","model":null,"value":1,"annotator":"a \\"b\\""}', '{"kind":"likert","value":1}'],
    ['{"at":1,"seconds":2}', "{}"],
    ['{"ats":1,"a":"at","b":["at","model"]}', '{"ats":1,"a":"at","b":["at","model"]}'],
    ['{"at": 1,"seconds" :2,"value":3}', '{"seconds" :2,"value":3}'],
    ['{"value": 3, "comment": "no, }", "at": true }', '{"value": 3}'],
    ['{ "at": 1 , "model": "a" , "value": 3, "seconds": 4, "kind": "x" }', '{   "value": 3, "kind": "x" }'],
    ['{ "at": "b" , "model": null }', "{  }"],
    ['[{"at":1},{"value":1,"at":[]}]', ""],
  ])("passes over members in %s", (line, expected) => {
    const block = { bytes: Buffer.from(line), offsets: Uint32Array.of(0), lengths: Uint32Array.of(line.length) };
    // What is a list has its line parsed as a whole.
    expect(kernel.lift(block, "decoded")?.json).toBe(expected && `${expected},`);
    expect(kernel.lift(block, "prompts")?.json).toBe(`${line},`);
  });

  it("lifts a prompt of many messages as one, each of them told", () => {
    const prompt = [
      { role: "user", content: `${LONG}\n"one" \\ \t日本🙂` },
      { role: "assistant", content: "" },
      { role: "user", content: "short" },
    ];
    const line = JSON.stringify({
      id: "a",
      prompt,
      responses: [{ text: `${LONG}\b\f\r.` }, { text: "b" }],
      judgments: [],
    });
    const { decoded, json } = kernel.lift(blockOf([line]), "decoded") ?? {};
    expect(json).toContain('"prompt":[{"role":"user","content":"\x7f0\x7f"}],"responses":[{"text":"\x7f1\x7f"}');
    const bytes = Buffer.from(decoded?.bytes ?? []);
    const [from, to, rolesEnd] = [decoded?.starts[0] ?? 0, decoded?.ends[0] ?? 0, decoded?.rolesEnds[0] ?? 0];
    const texts = (start: number, end: number) => {
      const found: string[] = [];
      for (let at = start; at < end; at += 4 + bytes.readUInt32LE(at))
        found.push(bytes.toString("utf8", at + 4, at + 4 + bytes.readUInt32LE(at)));
      return found;
    };
    expect(decoded?.messages[0]).toBe(3);
    expect(texts(from, to)).toEqual(prompt.map(({ content }) => content));
    expect(texts(to, rolesEnd)).toEqual(prompt.map(({ role }) => role));
    expect(bytes.toString("utf8", decoded?.starts[1], decoded?.ends[1])).toBe(`${LONG}\b\f\r.`);
  });

  it("takes texts at the edges of sixteen bytes, and lines that end in the middle of a string", () => {
    for (let length = 60; length < 140; length += 1)
      for (const tail of ["", "\n", "\\", '"', "é", "日"]) {
        const line = JSON.stringify({
          id: "a",
          text: "x".repeat(length) + tail,
          more: `${tail}${"y".repeat(length)}`,
          judgments: [],
        });
        const { ofBlock } = written([line, line], "messages");
        expect(ofBlock).toEqual([line, line].map((one) => Buffer.from(one).toString("latin1")));
        const cut = { ...blockOf([line]), lengths: Uint32Array.of(Buffer.byteLength(line) - 20) };
        expect(kernel.lift(cut, "messages")?.json).toBe("");
      }
  });

  it("leaves what is too large to the lines' own way", () => {
    const long = (length: number) =>
      JSON.stringify({
        id: "a",
        prompt: LONG,
        responses: [{ text: "a".repeat(length) }, { text: "b" }],
        judgments: [{ kind: "likert", value: 1, points: 5 }],
      });
    expect(kernel.lift(blockOf([long(1_100_000)]), "decoded")).toBeNull();
    expect(kernel.lift(blockOf([long(1_000_000)]), "decoded")?.json.length).toBeLessThan(300);
    expect([...pairsOfBlock(blockOf([long(1_100_000)]), DEFAULT_PAIR_OPTIONS, "messages", kernel)]).toHaveLength(1);
    const short = { ...blockOf([long(100)]), lengths: Uint32Array.of(5000) };
    expect(kernel.lift(short, "messages")).toBeNull();
  });

  it("has room for the comma behind a line that fills its memory", () => {
    const line = `{"id":"a","judgments":[],"x":[1${",1".repeat(1000)}]}`;
    const lines = line.padEnd(1024 * 1024);
    const block = { bytes: Buffer.from(lines), offsets: Uint32Array.of(0), lengths: Uint32Array.of(lines.length) };
    expect(lines).toHaveLength(1024 * 1024);
    expect(kernel.lift(block, "prompts")?.json).toBe(`${lines},`);
  });

  it("has a prompt of more messages than it counts parsed message by message", () => {
    const prompt = Array.from({ length: 5000 }, (_, i) => ({
      role: i % 2 ? "assistant" : "user",
      content: `${i} ${LONG}`,
    }));
    const line = JSON.stringify({
      id: "a",
      prompt,
      responses: [{ text: "a" }, { text: "b" }],
      judgments: [{ kind: "likert", value: 1, points: 5 }],
    });
    const [found, expected] = [kernel, null].map((one) => linesOfBlock(blockOf([line]), HOW, { kernel: one }));
    expect(found?.lines).toBe(1);
    expect(found && expected && Buffer.compare(writtenIn(found), writtenIn(expected))).toBe(0);
  });
});
