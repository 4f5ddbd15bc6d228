/** Training runs and evaluations on the command line: processes of their own. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { aLoop, aRelease } from "#test/loop/a-loop.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

let desk: Desk;

beforeAll(async () => {
  desk = aDesk();
  const db = openDatabase(databasePath(desk.dataFolder));
  await aRelease(db, await aLoop(db), "autumn", [1, 2, 3]);
  db.$client.close();
});
afterAll(() => desk.dispose());

const create = (...more: string[]) =>
  desk.run("run", "create", "--base", "sft-7b", "--seeds", "1,2,3", "--method", "DPO", ...more);

describe("training runs on the command line", () => {
  it("are noted, evaluated and listed", async () => {
    expect((await create("--name", "base", "--base-only")).code).toBe(0);
    const made = await create("--name", "dpo", "--release", "autumn", "--leave-out", "2", "--json");
    expect(JSON.parse(made.stdout)).toMatchObject({ name: "dpo", kind: "ablation", seeds: [1, 2, 3] });
    const file = desk.file("scores.jsonl", '{"run":"dpo","evaluation":"win-rate","seed":1,"value":0.6,"n":500}\n');
    const taken = await desk.run("run", "evaluate", file);
    expect([taken.code, taken.stdout]).toEqual([0, "1 evaluation of 1 run taken in.\n"]);
    const listed = JSON.parse((await desk.run("run", "list", "--json")).stdout);
    expect(listed.runs).toMatchObject([
      { name: "dpo", release: "autumn", leftOut: [{ week: 2 }], evaluations: [{ evaluation: "win-rate", mean: 0.6 }] },
      { name: "base", evaluations: [] },
    ]);
    expect((await desk.run("run", "list")).stdout).toMatch(
      /dpo {2}release without week 2; autumn; win-rate 0\.600 \(1 seed\)/,
    );
  }, 180_000);

  it("are refused with exit code 2 and a sentence", async () => {
    const unknown = await create("--name", "x", "--release", "none");
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      "The run cannot be noted.\n  release: There is no such release.\n",
    ]);
    expect((await create("--name", "x")).stderr).toMatch(/^Name the --release/);
    expect((await create("--name", "x", "--release", "autumn", "--leave-out", "9")).stderr).toBe(
      "The release holds no week 9.\n",
    );
    const file = desk.file("bad.csv", "run,evaluation,seed,value\ndpo,win-rate,2,0.6\nnone,win-rate,2,NaN\n");
    const refused = await desk.run("run", "evaluate", file);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      [
        "The evaluations cannot be used; nothing was stored.",
        "  line 2, n: Give n (items it was measured on) or standard_error: a score without either says nothing of chance.",
        "  line 3, value: A finite number, as 0.62.\n",
      ].join("\n"),
    );
  }, 180_000);
});
