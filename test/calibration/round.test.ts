import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addFile, addGoldOfBatch } from "#app/calibration/add-items.server.ts";
import { keyLines, packLines } from "#app/calibration/pack.server.ts";
import { closeRound, createRound, setRule } from "#app/calibration/round.server.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { takeAnswer } from "#app/calibration/take-answer.server.ts";
import { presetChoice } from "#app/ingest/reader-choice.ts";
import { recover } from "#app/ingest/recover.server.ts";
import { has } from "#app/vault/vault.server.ts";
import { filesOfRound, itemsOfRound } from "#db/calibration.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { answer, answered, aRound, lines, pair, RULE, source } from "./a-round.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const shown = async (roundId: string) => {
  const page = await roundPage(tools.db, roundId);
  if (!page) throw new Error("no page");
  return page;
};
async function all(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

describe("a calibration round", () => {
  it("says who passed, who failed and who has not answered enough", async () => {
    const { roundId } = await aRound(tools);
    const rows = answered({ ann: 0, bob: 2, cid: 3 });
    const part = answered({ dora: 0 }, 9);
    expect(await answer(tools, roundId, rows)).toMatchObject({ kind: "taken", taken: 30, annotators: 3, unknown: 0 });
    expect(await answer(tools, roundId, part)).toMatchObject({ taken: 9, annotators: 1 });
    const { results, problems } = await shown(roundId);
    expect(problems).toEqual([]);
    expect(results.takers.map(({ annotator, n, right, outcome }) => [annotator, n, right, outcome])).toEqual([
      ["ann", 10, 10, "passed"],
      ["bob", 10, 8, "passed"],
      ["cid", 10, 7, "failed"],
      ["dora", 9, 9, "not-enough"],
    ]);
    // Wilson's interval of 8 of 10, published: 0.490 to 0.943.
    const bob = results.takers[1];
    expect([bob?.low.toFixed(3), bob?.high.toFixed(3), bob?.standing]).toEqual(["0.490", "0.943", "either"]);
    expect(results).toMatchObject({ passed: 2, failed: 1, n: 39, right: 34, classes: ["first", "second"] });
    // The first items are missed: of bob's two and cid's three one and one respectively have the second side as key.
    expect(results.confusion).toEqual([
      [17, 3],
      [2, 17],
    ]);
    const missed = [...results.items].sort((a, b) => b.wrong - a.wrong)[0];
    expect(missed).toMatchObject({ answered: 4, wrong: 2 });
    expect(results.agreement?.items).toBe(10);
  });

  it("keeps the first of two answers by one person, in a file and over files", async () => {
    const { roundId } = await aRound(tools);
    const rows = answered({ ann: 0 });
    const twice = rows.map((row) => ({ ...row, judgments: [...(row.judgments as []), ...(row.judgments as [])] }));
    expect(await answer(tools, roundId, twice)).toMatchObject({ taken: 10, repeated: 10 });
    expect(await answer(tools, roundId, answered({ ann: 10 }))).toMatchObject({ taken: 0, repeated: 10 });
    expect((await shown(roundId)).results.takers[0]).toMatchObject({ right: 10 });
  });

  it("counts what is no item, what has other texts and what nobody signed", async () => {
    const { roundId } = await aRound(tools);
    const [first, second, third] = answered({ ann: 0 });
    const taken = await answer(tools, roundId, [
      first,
      { ...second, prompt: "Another question?" },
      { ...third, judgments: [{ kind: "likert", value: 1, points: 5 }] },
      ...answered({ ann: 0 }, 2, 500),
    ]);
    expect(taken).toMatchObject({ taken: 1, unknown: 2, otherTexts: 1, anonymous: 1 });
  });

  it("refuses a file without an item of the round, in a sentence", async () => {
    const { roundId } = await aRound(tools);
    const refusal = await answer(tools, roundId, answered({ ann: 0 }, 3, 500));
    expect(refusal).toMatchObject({ kind: "refused", field: "file" });
    if (refusal.kind === "refused") expect(refusal.message).toContain("None of the 3 records");
  });

  it("knows an item by its texts, in either order, whatever its id", async () => {
    const { roundId } = await aRound(tools);
    const turned = answered({ ann: 0 }).map((row, i) => ({
      ...row,
      id: `vendor-${i}`,
      responses: [...(row.responses as unknown[])].reverse(),
      judgments: [{ annotator: "ann", kind: "likert", value: i % 2 === 0 ? 4 : 2, points: 5 }],
    }));
    expect(await answer(tools, roundId, turned)).toMatchObject({ taken: 10, unknown: 0 });
    expect((await shown(roundId)).results.takers[0]).toMatchObject({ right: 10 });
  });

  it("fixes items and rule with the first answer", async () => {
    const { roundId } = await aRound(tools);
    expect(await setRule(tools.db, roundId, { ...RULE, atLeast: 9 })).toEqual({ kind: "set" });
    await answer(tools, roundId, answered({ ann: 0 }));
    expect(await setRule(tools.db, roundId, RULE)).toMatchObject({ kind: "refused" });
    const more = await addFile(tools, roundId, source(tools, lines([pair(70)])), { want: 1, by: "lead" });
    expect(more).toMatchObject({ kind: "refused", message: expect.stringContaining("items stand") });
  });

  it("takes nothing more once it is closed with what changed after", async () => {
    const { roundId } = await aRound(tools);
    const closing = { roundId, nextInstructionVersion: "1.1", by: "lead", now: tools.now() };
    expect(await closeRound(tools.db, { ...closing, note: " " })).toMatchObject({ kind: "refused", field: "note" });
    expect(await closeRound(tools.db, { ...closing, note: "Ties explained." })).toEqual({ kind: "closed" });
    expect(await closeRound(tools.db, { ...closing, note: "Again." })).toMatchObject({ kind: "refused" });
    const refusal = await answer(tools, roundId, answered({ ann: 0 }));
    expect(refusal).toMatchObject({ kind: "refused", message: expect.stringContaining("closed by lead") });
  });

  it("says that it has no key, or too few items", async () => {
    const { contractId } = await aRound(tools);
    const made = await createRound(tools.db, {
      contractId,
      title: "No key",
      instructionVersion: null,
      rule: RULE,
      by: "lead",
      now: 0,
    });
    if (made.kind === "refused") throw new Error(made.message);
    expect((await shown(made.id)).problems).toEqual(["The round has no items yet."]);
    await addFile(tools, made.id, source(tools, lines([pair(1, { gold: undefined }), pair(2, { gold: undefined })])), {
      want: null,
      by: "lead",
    });
    expect((await shown(made.id)).problems[0]).toContain("No item has a key");
    await addFile(tools, made.id, source(tools, lines([pair(3)])), { want: null, by: "lead" });
    const page = await shown(made.id);
    expect(page.problems).toEqual([
      "The rule speaks of 10 items, the round has 1 item with a key: nobody can pass or fail yet.",
      "2 items without a key; no rule counts them.",
    ]);
    await answer(tools, made.id, [...answered({ ann: 0, bob: 1 }, 3, 1)]);
    const { results } = await shown(made.id);
    expect(results.takers.every(({ outcome }) => outcome === "not-enough")).toBe(true);
    expect(results.agreement?.items).toBe(3);
  });

  it("refuses rules that make no sense", async () => {
    const { id } = await aContract(tools.db);
    const make = (rule: Partial<typeof RULE>, title = "A round") =>
      createRound(tools.db, {
        contractId: id,
        title,
        instructionVersion: null,
        rule: { ...RULE, ...rule },
        by: "x",
        now: 0,
      });
    expect(await make({ atLeast: 11 })).toMatchObject({ field: "atLeast" });
    expect(await make({ atLeast: 0 })).toMatchObject({ field: "atLeast" });
    expect(await make({ of: 0 })).toMatchObject({ field: "of" });
    expect(await make({ domainShare: 1.2 })).toMatchObject({ field: "domainShare" });
    expect(await make({}, "  ")).toMatchObject({ field: "title" });
  });

  it("takes one answer at a time, never two by the same person", async () => {
    const { roundId } = await aRound(tools);
    const [item] = await itemsOfRound(tools.db, roundId);
    const one = {
      roundId,
      item: item?.n ?? 0,
      annotator: "ann",
      judgment: { kind: "likert", value: 1, points: 5 } as const,
      seconds: 12,
      by: "ann",
    };
    expect(await takeAnswer(tools, one)).toEqual({ kind: "taken" });
    expect(await takeAnswer(tools, one)).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("already"),
    });
    expect(await takeAnswer(tools, { ...one, annotator: " " })).toMatchObject({ field: "as" });
    expect(await takeAnswer(tools, { ...one, item: 99 })).toMatchObject({ kind: "refused" });
  });

  it("leaves as a pack that gives nothing away, and comes back", async () => {
    const { roundId } = await aRound(tools);
    const pack = await all(packLines(tools, roundId));
    expect(pack.split("\n").filter(Boolean)).toHaveLength(10);
    expect(pack).not.toContain("gold");
    const keys = (await all(keyLines(tools.db, roundId)))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(keys).toHaveLength(10);
    const sent = pack
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const back = sent.map((item, i) => ({
      ...item,
      judgments: [{ annotator: "ann", kind: "likert", value: keys[i].gold.value, points: 5 }],
    }));
    expect(await answer(tools, roundId, back)).toMatchObject({ taken: 10 });
    expect((await shown(roundId)).results.takers[0]).toMatchObject({ outcome: "passed" });
  });

  it("keeps its files in the vault when the start sweeps it", async () => {
    const { roundId } = await aRound(tools);
    await answer(tools, roundId, answered({ ann: 0 }));
    await recover(tools.db, tools.vault, new Set());
    const files = await filesOfRound(tools.db, roundId);
    expect(files.map(({ role }) => role)).toEqual(["answers", "items"]);
    expect(
      files.every(({ fileSha256, textSha256 }) => has(tools.vault, fileSha256) && has(tools.vault, textSha256)),
    ).toBe(true);
  });

  it("compares with the round before, under other instructions", async () => {
    const { contractId, roundId } = await aRound(tools);
    const people = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`p${i}`, 3 + (i % 3)]));
    await answer(tools, roundId, answered(people));
    const second = await aRound(tools, { contractId, from: 100, instructions: "1.1" });
    await answer(
      tools,
      second.roundId,
      answered(Object.fromEntries(Object.keys(people).map((name) => [name, 0])), 10, 100),
    );
    const { effect } = await shown(second.roundId);
    expect(effect).toMatchObject({
      before: { number: 1, instructionVersion: "1.0" },
      outcome: { verdict: "rose", paired: true, takers: 8 },
    });
    expect((await shown(roundId)).effect).toBeNull();
  });
});

describe("items from the gold of a batch", () => {
  it("are as many as the rule asks for, the same each time, and link to their records", async () => {
    const { id, weeks } = await aContract(tools.db);
    const batchId = weeks[0]?.id ?? "";
    await deliver(
      tools,
      batchId,
      lines(Array.from({ length: 40 }, (_, i) => (i % 2 ? pair(i) : pair(i, { gold: undefined })))),
    );
    const made = await createRound(tools.db, {
      contractId: id,
      title: "From gold",
      instructionVersion: null,
      rule: RULE,
      by: "x",
      now: 0,
    });
    if (made.kind === "refused") throw new Error(made.message);
    expect(await addGoldOfBatch(tools, made.id, batchId, null)).toMatchObject({ added: 10, withKey: 10, leftOver: 10 });
    const page = await shown(made.id);
    expect(page.problems).toEqual([]);
    expect(Object.values(page.places)[0]).toMatch(new RegExp(`^/batches/${batchId}/records/\\d+/\\d+$`));
    expect(await addGoldOfBatch(tools, made.id, weeks[1]?.id ?? "", null)).toMatchObject({
      kind: "refused",
      field: "batch",
    });
  });
});

describe.skipIf(!hasSharedData)("items from a real file of agreed labels", () => {
  it("reads LLMBar and asks for as many as the rule needs", async () => {
    const { id } = await aContract(tools.db);
    const rule = { ...RULE, atLeast: 16, of: 20 };
    const made = await createRound(tools.db, {
      contractId: id,
      title: "LLMBar",
      instructionVersion: null,
      rule,
      by: "x",
      now: 0,
    });
    if (made.kind === "refused") throw new Error(made.message);
    const content = readFileSync(shared("data/llmbar/LLMBar_Natural.json"), "utf8");
    const file = { ...source(tools, content, "LLMBar_Natural.json"), reader: presetChoice("llmbar") };
    expect(await addFile(tools, made.id, file, { want: null, by: "x" })).toMatchObject({
      added: 20,
      withKey: 20,
      leftOver: 80,
    });
    const [item] = await itemsOfRound(tools.db, made.id);
    expect(item).toMatchObject({ origin: "file", externalId: expect.stringMatching(/^row-\d+$/) });
    expect((await all(packLines(tools, made.id))).split("\n")[0]).toContain(`"id":"${item?.externalId}"`);
  });
});
