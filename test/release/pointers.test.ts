/** Pointers: moved with a reason, never rewritten, and a gate for the training job; and the proof of a release's bytes. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Call, Command } from "#app/cli/command.ts";
import { releasePoint } from "#app/cli/commands/release-point.ts";
import { releaseStatus } from "#app/cli/commands/release-status.ts";
import { releaseVerify } from "#app/cli/commands/release-verify.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { movePointer } from "#app/release/move-pointer.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { pointerHistory } from "#db/pointers.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { batchIdOf, contractOfThreeWeeks, decide, jsonl, takeIn } from "./released.ts";

const item = (id: string, value: number) => ({
  id,
  prompt: `Question ${id}`,
  responses: [{ text: "yes" }, { text: "no" }],
  judgments: [{ annotator: "ada", kind: "likert", value, points: 5 }],
});
const MOVE = { pointer: "approved-for-training", by: "Iris", reason: "Weeks 1 to 2 pass." };

describe("a pointer", () => {
  let tools: TestTools;
  let vaultFile: string;

  beforeEach(async () => {
    tools = await testTools();
    tools.db.$client.close();
    tools.db = openDatabase(databasePath(tools.folder));
    tools.views = viewCache(tools.db);
    const week1 = await batchIdOf(tools, await contractOfThreeWeeks(tools), 1);
    ({ vaultFile } = await takeIn(tools, week1, jsonl([item("a", 1), item("b", 4)])));
    await decide(tools, week1);
    for (const name of ["autumn", "winter"])
      expect(await createRelease(tools, { name, batchIds: [week1], createdBy: "tester" })).toMatchObject({
        kind: "created",
      });
  });
  afterEach(() => tools.dispose());

  async function run(command: Command, words: string[], options: Call["options"] = {}) {
    const out: string[] = [];
    const said: string[] = [];
    const code = await command.run({
      words,
      options,
      settings: tools.settings,
      now: NOW,
      out: (text) => out.push(text),
      say: (text) => said.push(text),
    });
    return { code, out: out.join("\n"), said: said.join("\n") };
  }

  it("keeps every move; the second of two people is told and nothing is written", async () => {
    const first = await movePointer(tools, { ...MOVE, release: "autumn" }, null);
    expect(first).toMatchObject({ kind: "moved", pointer: "approved-for-training" });
    const late = await movePointer(tools, { ...MOVE, by: "Olu", release: "winter" }, null);
    expect(late).toMatchObject({
      kind: "overtaken",
      message: "Iris moved this pointer to autumn meanwhile: Weeks 1 to 2 pass. Look again before you move it.",
    });
    const seen = first.kind === "moved" ? first.id : null;
    await movePointer(tools, { ...MOVE, by: "Olu", release: "", reason: "Length bias found." }, seen);
    expect(await pointerHistory(tools.db, MOVE.pointer)).toMatchObject([
      { release: null, by: "Olu", reason: "Length bias found.", movedAt: NOW },
      { release: "autumn", by: "Iris" },
    ]);
    const run = (sql: string) => () => tools.db.$client.prepare(sql).run();
    expect(run("UPDATE pointer_moves SET reason = 'other'")).toThrow("append-only");
    expect(run("DELETE FROM pointer_moves")).toThrow("append-only");
  });

  it("asks for a reason, a name and a release that is there", async () => {
    expect(await movePointer(tools, { pointer: "No Way", release: "x", by: " ", reason: "" }, null)).toMatchObject({
      kind: "refused",
      errors: {
        pointer: expect.stringContaining("lower-case"),
        by: "Say who moves it.",
        reason: "Give a reason.",
      },
    });
    expect(await movePointer(tools, { ...MOVE, release: "spring" }, null)).toEqual({
      kind: "refused",
      errors: { release: "There is no such release." },
    });
    rmSync(vaultFile);
    expect(await movePointer(tools, { ...MOVE, release: "autumn" }, null)).toMatchObject({
      kind: "refused",
      errors: { release: expect.stringMatching(/"delivery\.jsonl" .* are missing/) },
    });
    expect(await pointerHistory(tools.db, MOVE.pointer)).toEqual([]);
  });

  it("is a gate for the training job: 1 until it points at a release that is there, then 0", async () => {
    expect(await run(releaseStatus, [], { require: true })).toMatchObject({
      code: 1,
      out: "approved-for-training points at nothing.",
    });
    expect((await run(releaseStatus, [])).code).toBe(0);
    const moved = await run(releasePoint, [MOVE.pointer], { release: "autumn", by: "Iris", reason: "They pass." });
    expect(moved).toMatchObject({
      code: 0,
      out: 'approved-for-training points to "autumn"; before, at nothing.',
    });
    const asked = await run(releaseStatus, [], { require: true, json: true });
    expect(asked.code).toBe(0);
    expect(JSON.parse(asked.out)).toMatchObject({
      pointer: "approved-for-training",
      release: { name: "autumn", manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      move: { by: "Iris", reason: "They pass." },
      missing: null,
    });
    expect((await run(releaseStatus, [], { require: true, release: "winter" })).code).toBe(1);
    rmSync(vaultFile);
    expect(await run(releaseStatus, [], { require: true })).toMatchObject({
      code: 1,
      said: expect.stringContaining("are missing"),
    });
  });

  it("is not moved by --verify to a release whose bytes were altered", async () => {
    const bytes = readFileSync(vaultFile);
    bytes[bytes.length - 20] = 0x7a;
    writeFileSync(vaultFile, bytes);
    const options = { release: "autumn", reason: "They pass." };
    await expect(run(releasePoint, [MOVE.pointer], { ...options, verify: true })).rejects.toThrow("altered");
    expect(await pointerHistory(tools.db, MOVE.pointer)).toEqual([]);
    // The cheap look at names and sizes cannot see it.
    expect((await run(releasePoint, [MOVE.pointer], options)).code).toBe(0);
  });

  it("asks the command line for one pointer and one direction", async () => {
    await expect(run(releasePoint, [], { release: "autumn", reason: "x" })).rejects.toThrow("Name one pointer.");
    await expect(run(releasePoint, ["a"], { reason: "x" })).rejects.toThrow("Say where to");
    await expect(run(releasePoint, ["a"], { release: "r", none: true, reason: "x" })).rejects.toThrow("Say where to");
    await expect(run(releasePoint, ["a"], { release: "autumn" })).rejects.toThrow("--reason is missing");
  });

  it("verify writes every promised file once more: 0 when all have their hash, 1 with the file named", async () => {
    const fine = await run(releaseVerify, ["autumn"]);
    expect(fine).toMatchObject({ code: 0, out: expect.stringContaining("autumn: every file has its hash.") });
    const all = await run(releaseVerify, [], { all: true, json: true });
    expect(all.code).toBe(0);
    const both = JSON.parse(all.out).releases as { name: string; whole: boolean }[];
    expect(both.map(({ name, whole }) => `${name} ${whole}`).sort()).toEqual(["autumn true", "winter true"]);
    await expect(run(releaseVerify, ["spring"])).rejects.toThrow("There is no such release.");
    await expect(run(releaseVerify, [])).rejects.toThrow("Name one release");
    const bytes = readFileSync(vaultFile);
    bytes[bytes.length - 20] = 0x7a;
    writeFileSync(vaultFile, bytes);
    expect(await run(releaseVerify, ["autumn"])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/not what it was[\s\S]*"delivery\.jsonl" .* altered/),
    });
    rmSync(vaultFile);
    expect((await run(releaseVerify, ["autumn"])).out).toContain("are missing");
  });
});
