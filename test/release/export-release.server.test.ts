/** An export is a function of the release alone: the same bytes again, or a refusal that names the file. */
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ItemRecord, Message } from "#app/domain/record.ts";
import { exportRelease } from "#app/release/export-release.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import type { Rule } from "#app/review/rules.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { insertRelease } from "#db/releases.server.ts";
import { deliver, records, text as responseText, value } from "#test/demo/delivery.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, exported, jsonl, linesOfText, takeIn } from "./released.ts";

/** 1,500 items, about 3.6 MB: several reads of the file. */
const { lines } = deliver({ ...cleanBatch(3, 1500), overlap: 0.4 });
const ITEMS = records(lines);
const DELIVERED = `${lines.join("\n")}\n`;
const EXCLUDED = ITEMS[0]?.judgments[0]?.annotator ?? "";
const RULES: Rule[] = [
  { action: "exclude", where: { annotators: [EXCLUDED] }, reason: "Answers at random." },
  { action: "weight", weight: 0.25, where: { strengthAtMost: 0.5 }, reason: "Slight preferences." },
];

describe("an export", () => {
  let tools: TestTools;
  let week1: string;
  let week2: string;

  beforeEach(async () => {
    tools = await testTools();
    const contractId = await contractOfThreeWeeks(tools);
    week1 = await batchIdOf(tools, contractId, 1);
    week2 = await batchIdOf(tools, contractId, 2);
  });
  afterEach(() => tools.dispose());

  async function released(delivered = DELIVERED): Promise<{ id: string; vaultFile: string }> {
    const { vaultFile } = await takeIn(tools, week1, delivered);
    await decide(tools, week1, { training: "reweight", rules: RULES });
    const outcome = await createRelease(tools, { name: "autumn", batchIds: [week1], createdBy: "tester" });
    if (outcome.kind === "refused") throw new Error(outcome.message);
    return { id: outcome.id, vaultFile };
  }

  async function pairsOf(id: string): Promise<Record<string, unknown>[]> {
    return linesOfText(await exported(tools, id)).map(asMessages);
  }

  it("gives the same bytes again", async () => {
    const { id } = await released();
    for (const format of ["trl-preference", "generic"])
      expect(await exported(tools, id, format)).toBe(await exported(tools, id, format));
  });

  it("has the pairs, margins and weights that the decision says, recomputed judgment by judgment", async () => {
    const { id } = await released();
    const expected = ITEMS.flatMap((item) => pairByHand(item) ?? []);
    expect(expected.length).toBeGreaterThan(500);
    expect(await pairsOf(id)).toEqual(expected);
  });

  it("never prefers a response to itself, and names no excluded annotator", async () => {
    const { id } = await released();
    for (const line of linesOfText(await exported(tools, id))) expect(line.chosen).not.toEqual(line.rejected);
    const annotators = linesOfText(await exported(tools, id, "generic")).flatMap(({ votes }) =>
      (votes as { judgment: { annotator: string } }[]).map(({ judgment }) => judgment.annotator),
    );
    expect(annotators.length).toBeGreaterThan(500);
    expect(annotators).not.toContain(EXCLUDED);
  });

  it("is untouched by what is delivered and decided later", async () => {
    const { id } = await released();
    const before = await exported(tools, id);
    await takeIn(tools, week1, jsonl(ITEMS.slice(0, 100).map((item) => ({ ...item, judgments: [] }))));
    await decide(tools, week1, { training: "drop" });
    expect(await exported(tools, id)).toBe(before);
  });

  it("reads a correction after the delivery it completes, as one batch", async () => {
    await takeIn(tools, week1, jsonl(ITEMS.slice(0, 40)));
    await takeIn(tools, week1, jsonl(ITEMS.slice(40, 60)), { kind: "correction" });
    await decide(tools, week1, { training: "reweight", rules: RULES });
    const outcome = await createRelease(tools, { name: "corrected", batchIds: [week1], createdBy: "tester" });
    if (outcome.kind === "refused") throw new Error(outcome.message);
    const expected = ITEMS.slice(0, 60).flatMap((item) => pairByHand(item) ?? []);
    expect(await pairsOf(outcome.id)).toEqual(expected);
  });

  it("writes the batches by week, whatever the order they were named in", async () => {
    await takeIn(tools, week2, jsonl(ITEMS.slice(20, 40)));
    await takeIn(tools, week1, jsonl(ITEMS.slice(0, 20)));
    for (const week of [week1, week2]) await decide(tools, week, { training: "reweight", rules: RULES });
    const outcome = await createRelease(tools, { name: "both", batchIds: [week2, week1, week2], createdBy: "tester" });
    if (outcome.kind === "refused") throw new Error(outcome.message);
    const expected = ITEMS.slice(0, 40).flatMap((item) => pairByHand(item) ?? []);
    expect(await pairsOf(outcome.id)).toEqual(expected);
  });

  it("passes over blank lines and rows in quarantine, and reads a table from its segment", async () => {
    const good = lines.slice(0, 30);
    const { id } = await released(
      `\n${good.slice(0, 10).join("\n")}\n{"id": 1}\nnot json\n\r\n${good.slice(10).join("\r\n")}\r\n`,
    );
    const expected = ITEMS.slice(0, 30).flatMap((item) => pairByHand(item) ?? []);
    expect(await pairsOf(id)).toEqual(expected);

    const asArray = `[${good.join(",\n")}]`;
    await takeIn(tools, week2, asArray, { fileName: "delivery.json" });
    await decide(tools, week2, { training: "reweight", rules: RULES });
    const outcome = await createRelease(tools, { name: "array", batchIds: [week2], createdBy: "tester" });
    if (outcome.kind === "refused") throw new Error(outcome.message);
    expect(await pairsOf(outcome.id)).toEqual(expected);
  });

  it("refuses a missing or shortened file by name, before the first byte", async () => {
    const { id, vaultFile } = await released();
    const whole = readFileSync(vaultFile);
    truncateSync(vaultFile, whole.length - 5);
    expect(await exportRelease(tools, id, "generic")).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/^The stored bytes of "delivery\.jsonl" .* have been altered/),
    });
    appendFileSync(vaultFile, "12345678");
    expect(await exportRelease(tools, id, "generic")).toMatchObject({ kind: "refused" });
    rmSync(vaultFile);
    expect(await exportRelease(tools, id, "generic")).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/^The stored bytes of "delivery\.jsonl" .* are missing/),
    });
  });

  it("ends in a refusal when a byte was changed, be it in a text, a label, or a row that is not exported", async () => {
    const { id, vaultFile } = await released(`${DELIVERED}{"id": "bad row"}\n`);
    const whole = readFileSync(vaultFile);
    const at = whole.lastIndexOf("bad row");
    for (const place of [whole.indexOf('"text":"') + 12, whole.indexOf('"value":') + 8, at]) {
      const altered = Buffer.from(whole);
      altered[place] = altered[place] === 0x31 ? 0x32 : 0x31;
      writeFileSync(vaultFile, altered);
      await expect(exported(tools, id)).rejects.toThrow(/"delivery\.jsonl" .* have been altered/);
    }
    writeFileSync(vaultFile, whole);
    await expect(exported(tools, id)).resolves.not.toBe("");
  });

  it("is not made from a file that was altered before the release", async () => {
    const { vaultFile } = await takeIn(tools, week1, DELIVERED);
    await decide(tools, week1);
    rmSync(vaultFile);
    expect(await createRelease(tools, { name: "late", batchIds: [week1], createdBy: "tester" })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining('"delivery.jsonl"'),
    });
  });

  it("knows no other release or format", async () => {
    const { id } = await released(jsonl(ITEMS.slice(0, 20)));
    expect(await exportRelease(tools, "nothing", "generic")).toMatchObject({ kind: "absent" });
    expect(await exportRelease(tools, id, "../generic")).toMatchObject({ kind: "absent" });
    expect(await exportRelease(tools, "autumn", "generic")).toMatchObject({
      kind: "export",
      fileName: "autumn.generic.jsonl",
    });
  });

  it("of a release made before there were options has the bytes it had then", async () => {
    const item = (id: string, labels: number[]) => ({
      id,
      prompt: `Question ${id}`,
      responses: [{ text: "yes" }, { text: "no" }],
      judgments: labels.map((label, i) => ({ annotator: `w-${i}`, kind: "likert", value: label, points: 5 })),
    });
    const text = jsonl([item("a", [1, 2]), item("b", [3]), item("c", [5])]);
    await takeIn(tools, week1, text);
    const decision = await decide(tools, week1);
    const sha256 = createHash("sha256").update(text).digest("hex");
    const lines =
      '{"prompt":"Question a","chosen":"yes","rejected":"no","margin":0.75,"weight":1}\n{"prompt":"Question c","chosen":"no","rejected":"yes","margin":1,"weight":1}\n';
    const manifest = {
      assay: "0.1.0",
      release: { id: "old", name: "old" },
      createdAt: 1_790_000_000_000,
      createdBy: "lead",
      unit: "item",
      includeGold: false,
      conversational: false,
      seed: 1,
      batches: [
        {
          batch: week1,
          contract: "c",
          week: 1,
          deliveries: [{ sha256, textSha256: sha256, items: 3 }],
          decision,
          commercial: "accept",
          training: "include",
          rules: [],
        },
      ],
      counts: { delivered: 3, valid: 3, kept: 2, pairs: 2, withoutPair: { tie: 1 }, effectivePairs: 2, weights: [] },
      files: [
        {
          format: "trl-preference",
          sha256: createHash("sha256").update(lines).digest("hex"),
          bytes: lines.length,
          lines: 2,
        },
      ],
    };
    const row = { id: "old", name: "old", manifest, createdAt: 1_790_000_000_000, createdBy: "lead" };
    await insertRelease(tools.db, row, [{ batchId: week1, decisionId: decision }]);
    expect(await exported(tools, "old")).toBe(lines);
    const [first] = (await exported(tools, "old", "generic")).split("\n");
    expect(first).toBe(
      `{"id":"a","batch":"${week1}","week":1,"delivery":"${sha256}","prompt":"Question a","responses":[{"text":"yes"},{"text":"no"}],"chosen":0,"rejected":1,"consensus":-0.75,"margin":0.75,"weight":1,"votes":[{"strength":-1,"weight":1,"judgment":{"annotator":"w-0","kind":"likert","value":1,"points":5}},{"strength":-0.5,"weight":1,"judgment":{"annotator":"w-1","kind":"likert","value":2,"points":5}}]}`,
    );
    expect(await exportRelease(tools, "old", "generic")).toMatchObject({
      fileName: "old.generic.jsonl",
      promised: null,
    });
  });

  it("keeps the database free for others between two chunks", async () => {
    const { id } = await released();
    const found = await exportRelease(tools, id, "generic");
    if (found.kind !== "export") throw new Error(found.message);
    await found.chunks.next();
    await takeIn(tools, week2, jsonl(ITEMS.slice(0, 5)));
    await found.chunks.return(undefined);
  });
});

/** Written without the project's own pairing: sums over the judgments of a five-point item of two responses. */
function pairByHand(item: ItemRecord): Record<string, unknown> | null {
  if (item.gold) return null;
  const votes = item.judgments
    .filter(({ annotator }) => annotator !== EXCLUDED)
    .map((judgment) => (value(judgment) - 3) / 2)
    .map((strength) => ({ strength, weight: Math.abs(strength) <= 0.5 ? 0.25 : 1 }));
  const weight = votes.reduce((sum, vote) => sum + vote.weight, 0);
  const consensus = votes.reduce((sum, vote) => sum + vote.weight * vote.strength, 0) / weight;
  if (!(Math.abs(consensus) > 1e-9)) return null;
  const [chosen, rejected] = consensus < 0 ? ([0, 1] as const) : ([1, 0] as const);
  if (responseText(item, 0) === responseText(item, 1)) return null;
  return {
    prompt: messages(item.prompt, "user"),
    chosen: messages(responseText(item, chosen), "assistant"),
    rejected: messages(responseText(item, rejected), "assistant"),
    margin: expect.closeTo(Math.abs(consensus), 5),
    weight: expect.closeTo(weight / votes.length, 5),
  };
}

/** A release of plain prompts and conversations is written as messages, one of plain prompts alone as text. */
function asMessages(line: Record<string, unknown>): Record<string, unknown> {
  const of = (field: string, role: Message["role"]) => messages(line[field] as string | Message[], role);
  return {
    ...line,
    prompt: of("prompt", "user"),
    chosen: of("chosen", "assistant"),
    rejected: of("rejected", "assistant"),
  };
}

function messages(text: string | Message[], role: Message["role"]): Message[] {
  return typeof text === "string" ? [{ role, content: text }] : text;
}
