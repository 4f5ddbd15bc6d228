/** Files and words beside deliveries, by commands of their own process: scores, protected sets, claims, the new comparison. */
import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";
import { itemLine, itemLines } from "#test/support/deliver.ts";

const PROMPT =
  "Tell the story of the lighthouse keeper who counted ships and never once looked at the sea behind his tower.";
const WEEK = ["--contract", "General helpfulness", "--week", "1"];
let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT_FILE)));
  const rows = `${itemLines(0, 30)}${itemLine("caught", { prompt: PROMPT })}\n`;
  const ran = await desk.run("ingest", desk.file("week.jsonl", rows), ...WEEK);
  expect([ran.code, ran.stderr]).toEqual([0, expect.any(String)]);
}, 60_000);
afterAll(() => desk.dispose());

it("a claim is noted; one of a metric that does not exist is refused", async () => {
  const ran = await desk.run("claim", "tie-rate", "0.1", ...WEEK, "--source", "slides", "--json");
  expect([ran.code, JSON.parse(ran.stdout)]).toEqual([0, [expect.objectContaining({ metric: "tie-rate" })]]);
  const refused = await desk.run("claim", "no-such-metric", "0.1", ...WEEK, "--source", "slides");
  expect([refused.code, refused.stdout]).toEqual([2, ""]);
}, 60_000);

it("a set that came later finds what is here already when asked", async () => {
  const before = await desk.run("rescan", "--contract", "General helpfulness", "--json");
  expect(JSON.parse(before.stdout)).toMatchObject({ deliveries: 1, items: 31, sets: 0, found: 0 });
  const file = desk.file("set.jsonl", `${JSON.stringify({ prompt: PROMPT })}\n`);
  expect((await desk.run("protect", file, "--name", "Tales", "--version", "1")).code).toBe(0);
  const after = await desk.run("rescan", "--contract", "General helpfulness", "--json");
  expect(JSON.parse(after.stdout)).toMatchObject({ items: 31, sets: 1, found: 1 });
}, 60_000);

it("a fault deep in a protected set of 20 MB is named by its line, and nothing is stored", async () => {
  const good = `${JSON.stringify({ prompt: `${PROMPT} ${"again and again ".repeat(12)}` })}\n`;
  const many = Math.ceil(20_000_000 / good.length);
  const file = desk.file("large.jsonl", "");
  writeFileSync(file, `${good.repeat(many)}{"prompt": 7}\n${good}`);
  const ran = await desk.run("protect", file, "--name", "Large", "--version", "1");
  expect([ran.code, ran.stdout]).toEqual([2, ""]);
  expect(ran.stderr).toContain(`Line ${many + 1}, prompt`);
}, 60_000);

it("scores in Latin-1 are refused with the line", async () => {
  const file = desk.file("scores.csv", Buffer.from("id,response,score\nitem-1,0,1\nitem-\xe9,0,1\n", "latin1"));
  const ran = await desk.run("scores", file, ...WEEK, "--name", "rm", "--kind", "reward");
  expect([ran.code, ran.stdout]).toEqual([2, ""]);
  expect(ran.stderr).toContain("Line 3 is not UTF-8");
}, 60_000);
