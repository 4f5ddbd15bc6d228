/** `assay release create`, `assay release list` and `assay export`, run as the command line runs them. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call, Command } from "#app/cli/command.ts";
import { exportCommand } from "#app/cli/commands/export.ts";
import { releaseCreate } from "#app/cli/commands/release-create.ts";
import { releaseList } from "#app/cli/commands/release-list.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "./released.ts";

const item = (id: string, value: number) => ({
  id,
  prompt: `Question ${id}`,
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value, points: 5 }],
});

describe("the release commands", () => {
  let tools: TestTools;
  let vaultFile: string;

  /** Week 1 is decided for training, week 2 only delivered, week 3 empty; on disk, as commands open it. */
  beforeEach(async () => {
    tools = await testTools();
    tools.db.$client.close();
    tools.db = openDatabase(databasePath(tools.folder));
    tools.views = viewCache(tools.db);
    const contractId = await contractOfThreeWeeks(tools);
    const week1 = await batchIdOf(tools, contractId, 1);
    ({ vaultFile } = await takeIn(tools, week1, jsonl([item("a", 1), item("b", 4)])));
    await decide(tools, week1);
    await takeIn(tools, await batchIdOf(tools, contractId, 2), jsonl([item("c", 1)]));
  });
  afterEach(() => tools.dispose());

  async function run(command: Command, options: Call["options"]) {
    const out: string[] = [];
    const said: string[] = [];
    const call: Call = {
      words: [],
      options,
      settings: tools.settings,
      now: NOW,
      out: (text) => void out.push(text),
      say: (text) => void said.push(text),
    };
    return { code: await command.run(call), out: out.join("\n"), said: said.join("\n") };
  }

  const create = (options: Call["options"] = {}) =>
    run(releaseCreate, { name: "autumn", contract: "General helpfulness", ...options });

  it("make a release of every week decided for training, and say which were left out", async () => {
    const { code, out, said } = await create({ json: true });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ manifest: { release: { name: "autumn" }, counts: { pairs: 2 } } });
    expect(said.split("\n")).toEqual([
      "Left out. Week 2 of Larkfield Annotation, General helpfulness: nobody has decided about it yet.",
      "Left out. Week 3 of Larkfield Annotation, General helpfulness: nothing has been delivered yet.",
    ]);
  });

  it("refuse a named week that cannot go in, a week that is not there, an odd list, an odd unit", async () => {
    await expect(create({ weeks: "1,2" })).rejects.toThrow("nobody has decided about it yet");
    await expect(create({ weeks: "1,9" })).rejects.toThrow("The contract has no week 9.");
    await expect(create({ weeks: "1-2" })).rejects.toThrow("--weeks takes whole numbers");
    await expect(create({ unit: "page" })).rejects.toThrow("--unit is one of item, judgment.");
  });

  it("list what was made", async () => {
    expect((await run(releaseList, {})).out).toBe(
      "No releases yet. `assay release create` makes one of decided weeks.",
    );
    await create();
    const { releases } = JSON.parse((await run(releaseList, { json: true })).out);
    expect(releases).toMatchObject([{ name: "autumn", batches: 1, pairs: 2, effectivePairs: 2 }]);
  });

  it("write a training file and print its lines, bytes and hash", async () => {
    await create();
    const file = join(tools.folder, "train.jsonl");
    const { code, out } = await run(exportCommand, {
      release: "autumn",
      format: "trl-preference",
      out: file,
      json: true,
    });
    const text = readFileSync(file, "utf8");
    expect(code).toBe(0);
    expect(text).toBe(
      '{"prompt":"Question a","chosen":"yes","rejected":"no","margin":1,"weight":1}\n{"prompt":"Question b","chosen":"no","rejected":"yes","margin":0.5,"weight":1}\n',
    );
    expect(JSON.parse(out)).toMatchObject({
      name: "autumn",
      format: "trl-preference",
      file,
      lines: 2,
      bytes: text.length,
      sha256: createHash("sha256").update(text).digest("hex"),
    });
  });

  it("write one file per weight into a folder, with the line for the trainer's mixer; or one of them by name", async () => {
    await create();
    const folder = join(tools.folder, "shards");
    const options = { release: "autumn", format: "llamafactory-ranking", weights: "shards" };
    const { code, out } = await run(exportCommand, { ...options, out: folder, json: true });
    const { files, mixer } = JSON.parse(out);
    expect([code, files.length, files[0].part, files[0].lines]).toEqual([0, 1, "1.00", 2]);
    expect(readFileSync(files[0].file, "utf8").split("\n")).toHaveLength(3);
    expect(mixer).toContain("interleave_probs: 1.0000");
    const one = join(tools.folder, "one.jsonl");
    await run(exportCommand, { ...options, part: "1.00", out: one });
    expect(readFileSync(one, "utf8")).toBe(readFileSync(files[0].file, "utf8"));
    await expect(run(exportCommand, { ...options, out: "-" })).rejects.toThrow("This export is 1 file");
  });

  it("refuse words that are none, and say what a format does not have", async () => {
    await create();
    const file = join(tools.folder, "train.jsonl");
    const refused = (options: Call["options"]) => run(exportCommand, { release: "autumn", out: file, ...options });
    await expect(refused({ weights: "heavy" })).rejects.toThrow("--weights is one of column, shards, resample");
    await expect(refused({ split: "test" })).rejects.toThrow("--split is one of train, held-out.");
    await expect(refused({ format: "nemo-rl", weights: "margin" })).rejects.toThrow("NeMo-RL has no margin");
    await expect(refused({ format: "trl-stepwise" })).rejects.toThrow("This data has no steps");
    await expect(create({ name: "b", "held-out": "-1" })).rejects.toThrow("--held-out is a whole number");
    await expect(create({ name: "b", ties: "soft" })).rejects.toThrow("choose a soft label");
    await expect(create({ name: "b", pairing: "most" })).rejects.toThrow("--pairing is one of all, best-random");
    expect(existsSync(file)).toBe(false);
  });

  it("leave no file behind when the export is refused, and an earlier file as it was", async () => {
    await create();
    const file = join(tools.folder, "train.jsonl");
    writeFileSync(file, "what was here before");
    const bytes = readFileSync(vaultFile);
    bytes[bytes.length - 20] = 0x7a;
    writeFileSync(vaultFile, bytes);
    await expect(run(exportCommand, { release: "autumn", out: file })).rejects.toThrow(/"delivery\.jsonl" .* altered/);
    expect(readFileSync(file, "utf8")).toBe("what was here before");
    expect(readdirSync(tools.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("refuse an unknown release or format, and JSON where the file goes", async () => {
    await create();
    const file = join(tools.folder, "train.jsonl");
    await expect(run(exportCommand, { release: "winter", out: file })).rejects.toThrow("There is no such release.");
    await expect(run(exportCommand, { release: "autumn", format: "csv", out: file })).rejects.toThrow(
      'no format "csv"',
    );
    await expect(run(exportCommand, { release: "autumn", out: "-", json: true })).rejects.toThrow(
      "--json prints on stdout",
    );
    expect(existsSync(file)).toBe(false);
  });
});
