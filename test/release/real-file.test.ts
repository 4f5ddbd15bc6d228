/** A real file through all of it: taken in, decided, released, and every format read back by its independent reader. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "#app/domain/record.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { TRAINER_FORMATS } from "#app/release/formats/index.ts";
import { createRelease } from "#app/release/release.server.ts";
import type { Rule } from "#app/review/rules.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { FORMAT_READERS } from "./format-readers.ts";
import { batchIdOf, contractOfThreeWeeks, decide, takeIn } from "./released.ts";

interface PandaRow {
  instruction: string;
  input: string;
  response1: unknown;
  response2: unknown;
  annotator1: number;
  annotator2: number;
  annotator3: number;
}

interface Expected {
  prompt: string;
  chosen: string;
  rejected: string;
  margin: number;
  weight: number;
}

const RULES: Rule[] = [
  { action: "weight", weight: 0.5, where: { annotators: ["annotator2"] }, reason: "Half trusted." },
  { action: "exclude", where: { annotators: ["annotator3"] }, reason: "Left out." },
];

/** Straight from the file and the words of the rules. */
function expectedOf(rows: readonly PandaRow[]): Expected[] {
  return rows.flatMap((row): Expected[] => {
    const votes = [
      { vote: row.annotator1, weight: 1 },
      { vote: row.annotator2, weight: 0.5 },
    ];
    const sum = votes.reduce((all, { vote, weight }) => all + weight * (vote === 1 ? -1 : vote === 2 ? 1 : 0), 0);
    const answers = [String(row.response1), String(row.response2)].map((text) => text);
    const [one = "", other = ""] = answers;
    if (sum === 0 || one.trim() === "" || other.trim() === "" || one.trim() === other.trim()) return [];
    const prompt = row.input === "" ? row.instruction : `${row.instruction}\n\n${row.input}`;
    const [chosen, rejected] = sum < 0 ? [one, other] : [other, one];
    return [{ prompt, chosen, rejected, margin: Math.abs(sum) / 1.5, weight: 0.75 }];
  });
}

describe.skipIf(!hasSharedData)("a real file", () => {
  let tools: TestTools;
  let week1: string;

  beforeEach(async () => {
    tools = await testTools();
    week1 = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
  });
  afterEach(() => tools.dispose());

  async function bytesOf(format: string): Promise<Buffer> {
    const found = await exportRelease(tools, "real", format);
    if (found.kind !== "export") throw new Error(found.message);
    const chunks: Buffer[] = [];
    for await (const chunk of found.chunks) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  const rowsOf = async (format: string) =>
    (await bytesOf(format))
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => FORMAT_READERS[format]?.(JSON.parse(line)));

  it("PandaLM's test set: 999 pairs of three annotators, in every format", async () => {
    const text = readFileSync(shared("data/pandalm-testset/testset-v1.json"), "utf8");
    await takeIn(tools, week1, text, { fileName: "testset-v1.json" });
    await decide(tools, week1, { training: "reweight", rules: RULES });
    const made = await createRelease(tools, { name: "real", batchIds: [week1], createdBy: "tester" });
    expect(made.kind).toBe("created");
    const expected = expectedOf(JSON.parse(text));
    expect(expected.length).toBeGreaterThan(700);
    const messages = (role: Message["role"], content: string): Message[] => [{ role, content }];
    for (const { id, stepsOnly, encoding, hasMargin } of TRAINER_FORMATS) {
      if (stepsOnly || encoding !== "lines") continue;
      const rows = await rowsOf(id);
      const pairs = expected.flatMap(({ prompt, chosen, rejected, margin, weight }): unknown[] => {
        const asked = messages("user", prompt);
        const [better, worse] = [messages("assistant", chosen), messages("assistant", rejected)];
        if (id === "trl-unpaired" || id === "llamafactory-kto")
          return [
            { kind: "single", prompt: asked, completion: better, label: true, weight },
            { kind: "single", prompt: asked, completion: worse, label: false, weight },
          ];
        const own = hasMargin ? { margin: expect.closeTo(margin, 5) } : {};
        return [{ kind: "pair", prompt: asked, chosen: better, rejected: worse, weight, ...own }];
      });
      expect(rows, id).toEqual(pairs);
    }
    const bytes = await bytesOf("parquet");
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = (await parquetReadObjects({ file })) as unknown as Expected[];
    expect(rows.map(({ prompt, chosen, rejected, weight }) => ({ prompt, chosen, rejected, weight }))).toEqual(
      expected.map(({ margin: _, ...rest }) => rest),
    );
  });

  it("the harmless test set of HH-RLHF: conversations, in every format", async () => {
    const text = gunzipSync(readFileSync(shared("data/hh-rlhf-harmless-test/harmless-base-test.jsonl.gz"))).toString(
      "utf8",
    );
    await takeIn(tools, week1, text, { fileName: "harmless.jsonl" });
    await decide(tools, week1);
    await createRelease(tools, { name: "real", batchIds: [week1], createdBy: "tester" });
    const preferences = (await rowsOf("trl-preference")) as {
      prompt: Message[];
      chosen: Message[];
      rejected: Message[];
    }[];
    expect(preferences.length).toBeGreaterThan(2000);
    // The last answers of both transcripts stand in the file as delivered.
    const delivered = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { chosen: string; rejected: string });
    const whole = new Set(delivered.map(({ chosen, rejected }) => `${chosen.trimEnd()}\u0001${rejected.trimEnd()}`));
    const transcript = (all: Message[]) =>
      all
        .map(({ role, content }) => `\n\n${role === "user" ? "Human" : "Assistant"}: ${content}`)
        .join("")
        .trimEnd();
    const found = preferences.filter(({ prompt, chosen, rejected }) =>
      whole.has(`${transcript([...prompt, ...chosen])}\u0001${transcript([...prompt, ...rejected])}`),
    );
    expect(found.length / preferences.length).toBeGreaterThan(0.95);
    for (const { id, stepsOnly, encoding } of TRAINER_FORMATS) {
      if (stepsOnly || encoding !== "lines") continue;
      const rows = await rowsOf(id);
      const oneMessage = preferences.filter(
        ({ chosen, rejected }) => chosen.length === 1 && rejected.length === 1,
      ).length;
      const kto = id === "trl-unpaired" || id === "llamafactory-kto";
      const held = id === "axolotl-chat-template" || id === "llamafactory-ranking" ? oneMessage : preferences.length;
      expect(rows.length, id).toBe(kto ? 2 * held : held);
    }
    const bytes = await bytesOf("parquet");
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = (await parquetReadObjects({ file })) as unknown as typeof preferences;
    expect(rows.map(({ prompt, chosen, rejected }) => ({ prompt, chosen, rejected }))).toEqual(
      preferences.map(({ prompt, chosen, rejected }) => ({ prompt, chosen, rejected })),
    );
  });
});
