/** One release of two contracts, two vendors, two currencies and two units: made, exported, verified and compared. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Call, Command } from "#app/cli/command.ts";
import { exportCommand } from "#app/cli/commands/export.ts";
import { releaseCreate } from "#app/cli/commands/release-create.ts";
import { releaseDiff } from "#app/cli/commands/release-diff.ts";
import { releaseVerify } from "#app/cli/commands/release-verify.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { releaseCard } from "#app/release/release-card.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { findRelease } from "#db/releases.server.ts";
import { aContract } from "#test/support/contract-story.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, linesOfText, takeIn } from "./released.ts";

const item = (id: string, value: number) => ({
  id,
  prompt: `Question ${id}`,
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value, points: 5 }],
});

let tools: TestTools;
let helpful: string;
let code: string;
let codeWeek1: string;
beforeEach(async () => {
  tools = await testTools();
  tools.db.$client.close();
  tools.db = openDatabase(databasePath(tools.folder));
  tools.views = viewCache(tools.db);
  helpful = await contractOfThreeWeeks(tools);
  code = await aContract(tools.db, {
    vendor: "Harbour Labelling",
    title: "Code review=1",
    currency: "JPY",
    unit: "rating",
    tiers: [{ fromUnit: 1, unitPrice: "400" }],
  });
  codeWeek1 = await batchIdOf(tools, code, 1);
  await takeIn(tools, await batchIdOf(tools, helpful, 1), jsonl([item("a", 1), item("b", 4)]));
  await takeIn(tools, await batchIdOf(tools, helpful, 2), jsonl([item("c", 2)]));
  // The same id as in the other contract: rows are keyed by batch and id.
  await takeIn(tools, codeWeek1, jsonl([item("a", 5), item("d", 1)]));
  for (const week of [1, 2]) await decide(tools, await batchIdOf(tools, helpful, week));
  await decide(tools, codeWeek1, {
    training: "reweight",
    rules: [{ action: "weight", weight: 0.5, where: {}, reason: "Half trusted." }],
  });
});
afterEach(() => tools.dispose());

async function run(command: Command, options: Call["options"], words: string[] = []) {
  const out: string[] = [];
  const call: Call = {
    words,
    options,
    settings: tools.settings,
    now: NOW,
    out: (text) => void out.push(text),
    say: () => {},
  };
  return { code: await command.run(call), out: out.join("\n") };
}
const create = (name: string, options: Call["options"]) =>
  run(releaseCreate, { name, "held-out": "0", json: true, ...options });

it("two contracts in one release: every row says whose it is, the manifest names each decision, the bytes hold", async () => {
  const made = JSON.parse((await create("both", { contract: ["General helpfulness", "Code review=1"] })).out);
  expect(made.manifest.counts).toMatchObject({ pairs: 5, kept: 5, effectivePairs: 4.57 });
  expect(
    made.manifest.batches.map((one: Record<string, unknown>) => [one.contract, one.week, one.decision, one.training]),
  ).toEqual([
    [code, 1, 3, "reweight"],
    [helpful, 1, 1, "include"],
    [helpful, 2, 2, "include"],
  ]);
  const file = join(tools.folder, "both.jsonl");
  await run(exportCommand, { release: "both", format: "generic", out: file });
  const rows = linesOfText(readFileSync(file, "utf8"));
  expect(rows.map(({ batch, id, chosen, weight }) => [batch, id, chosen, weight])).toEqual([
    [codeWeek1, "a", 1, 0.5],
    [codeWeek1, "d", 0, 0.5],
    [await batchIdOf(tools, helpful, 1), "a", 0, 1],
    [await batchIdOf(tools, helpful, 1), "b", 1, 1],
    [await batchIdOf(tools, helpful, 2), "c", 0, 1],
  ]);
  expect((await run(releaseVerify, {}, ["both"])).code).toBe(0);
  const card = await releaseCard(tools, (await findRelease(tools.db, "both"))?.id ?? "");
  expect(JSON.stringify(card)).toContain("Larkfield Annotation");
  expect(JSON.stringify(card)).toContain("Harbour Labelling");
});

it("weeks behind a contract, a batch by its id, and what cannot be meant", async () => {
  await create("one", { contract: ["General helpfulness=1"] });
  const { out } = await create("two", { contract: [`${helpful}=1`], batch: [codeWeek1] });
  expect(JSON.parse(out).manifest.batches).toHaveLength(2);
  const diff = JSON.parse((await run(releaseDiff, { json: true }, ["one", "two"])).out);
  expect(diff).toMatchObject({ same: 2, counts: { added: 2 } });
  await expect(create("x", {})).rejects.toThrow("--contract is missing.");
  await expect(create("x", { contract: [helpful, code], weeks: "1" })).rejects.toThrow("--weeks is for a single");
  await expect(create("x", { contract: [`${helpful}=1`], weeks: "1" })).rejects.toThrow("Weeks are named twice");
  await expect(create("x", { contract: [`${helpful}=9`] })).rejects.toThrow("The contract has no week 9.");
  await expect(create("x", { batch: ["nothing"] })).rejects.toThrow("it does not exist");
});
