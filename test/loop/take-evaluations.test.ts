/** Runs and evaluations are stored whole or not at all, never changed, and corrected or withdrawn in the open. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerRun, withdraw } from "#app/loop/register-run.server.ts";
import { runPage } from "#app/loop/run-page.server.ts";
import { takeEvaluations } from "#app/loop/take-evaluations.server.ts";
import type { Db } from "#db/client.server.ts";
import { evaluations, runBatchesLeftOut, runWithdrawals, trainingRuns } from "#db/schema.ts";
import { allEvaluations, insertEvaluations, listRuns } from "#db/training-runs.server.ts";
import { memoryDatabase } from "#test/support/tools.ts";
import { aBase, aLoop, aRelease, aRun, type Loop, RUN, scored } from "./a-loop.ts";

let db: Db;
let loop: Loop;

beforeEach(async () => {
  db = memoryDatabase();
  loop = await aLoop(db);
  await aRelease(db, loop, "r1", [1, 2, 3]);
});
afterEach(() => db.$client.close());

const take = (rows: unknown, run?: string) =>
  takeEvaluations(db, { text: typeof rows === "string" ? rows : JSON.stringify(rows), run, by: "tester", now: 1 });
const faultOf = async (rows: unknown, run?: string) => {
  const taken = await take(rows, run);
  return taken.kind === "refused" ? taken.faults : taken;
};
const ROW = { evaluation: "win-rate", seed: 1, value: 0.6, n: 500 };

describe("a run", () => {
  it("knows its release, seeds and what it left out", async () => {
    await aRun(db, { name: "without 2", kind: "ablation", release: "r1", leftOut: [loop.weeks[1]] });
    expect(await listRuns(db)).toMatchObject([
      { name: "without 2", release: "r1", seeds: [1, 2, 3], leftOut: [{ week: 2 }], withdrawal: null },
    ]);
  });
  it.each([
    ["no name", { name: " " }, "name"],
    ["a name that is taken", { name: "main" }, "name"],
    ["an unknown release", { release: "none" }, "release"],
    ["no release", { release: "" }, "release"],
    ["no method", { method: "" }, "method"],
    ["no base checkpoint", { baseCheckpoint: "" }, "baseCheckpoint"],
    ["no seeds", { seeds: "" }, "seeds"],
    ["broken seeds", { seeds: "1, two" }, "seeds"],
    ["a seed twice", { seeds: "1, 1" }, "seeds"],
    ["a negative seed", { seeds: "-1" }, "seeds"],
    ["an unknown kind", { kind: "other" }, "kind"],
    ["nobody's name", { by: "" }, "by"],
    ["an ablation of nothing", { kind: "ablation" }, "leftOut"],
    ["a whole run without a week", { leftOut: ["x"] }, "leftOut"],
    ["an ablation of a batch the release has not", { kind: "ablation", leftOut: ["x"] }, "leftOut"],
    ["a base with a release", { kind: "base" }, "release"],
  ])("is refused: %s", async (_, changes, field) => {
    await aRun(db, { name: "main", release: "r1" });
    const made = await registerRun(db, { ...RUN, name: "other", release: "r1", ...changes }, 1);
    expect(made.ok ? [] : Object.keys(made.errors)).toContain(field);
    expect(await listRuns(db)).toHaveLength(1);
  });
  it("is refused when an ablation leaves everything out", async () => {
    const made = await registerRun(db, { ...RUN, kind: "ablation", name: "x", release: "r1", leftOut: loop.weeks }, 1);
    expect(made).toEqual({ ok: false, errors: { leftOut: "Nothing of the release is left to train on." } });
  });
  it("of a base checkpoint is the only reference for it, until it is withdrawn", async () => {
    const base = await aBase(db);
    const again = { ...RUN, kind: "base", method: "", release: "", name: "base again" };
    expect(await registerRun(db, again, 1)).toMatchObject({
      ok: false,
      errors: { baseCheckpoint: expect.any(String) },
    });
    expect(await withdraw(db, base, { why: "", by: "x" }, 1)).toMatchObject({ errors: { why: expect.any(String) } });
    expect(await withdraw(db, base, { why: "Wrong file.", by: "Ada" }, 1)).toMatchObject({ ok: true });
    expect(await withdraw(db, base, { why: "Again.", by: "Ben" }, 1)).toMatchObject({
      errors: { form: "It was withdrawn already, by Ada." },
    });
    expect(await registerRun(db, again, 1)).toMatchObject({ ok: true });
    expect(await withdraw(db, "none", { why: "x", by: "y" }, 1)).toMatchObject({ ok: false });
  });
});

describe("evaluations", () => {
  beforeEach(async () => {
    await aRun(db, { name: "main", release: "r1" });
  });
  it("are taken in by the run's name, of the row or of the call", async () => {
    expect(await take([ROW, { ...ROW, run: "main", seed: 2 }], "main")).toMatchObject({ kind: "taken", stored: 2 });
    expect(await allEvaluations(db)).toMatchObject([{ seed: 1, value: 0.6, n: 500, supersedes: null }, { seed: 2 }]);
  });
  it.each([
    ["no run", ROW, "run", /Name the run/],
    ["an unknown run", { ...ROW, run: "none" }, "run", /no such run/],
    ["a seed the run has not", { ...ROW, run: "main", seed: 7 }, "seed", /it has 1, 2, 3/],
    ["a value noted already", { ...ROW, run: "main", seed: 3 }, "seed", /Noted already, as 0.5.*say why/],
    ["another direction", { ...ROW, run: "main", better: "lower" }, "better", /better when higher/],
    ["another unit", { ...ROW, run: "main", unit: "score" }, "unit", /noted as a share/],
    ["a correction of nothing", { ...ROW, run: "main", why: "typo" }, "why", /nothing to correct/],
  ])("are refused whole: %s", async (_, row, field, hint) => {
    await take([{ ...ROW, run: "main", seed: 3, value: 0.5 }]);
    expect(await faultOf([{ ...ROW, run: "main", seed: 2 }, row])).toEqual([
      { line: 2, field, hint: expect.stringMatching(hint) },
    ]);
    expect(await allEvaluations(db)).toHaveLength(1);
  });
  it("are refused when one file gives the same seed twice", async () => {
    expect(await faultOf([ROW, ROW], "main")).toEqual([
      { line: 2, field: "seed", hint: expect.stringMatching(/^Line 1/) },
    ]);
  });
  it("are corrected by rows that say why, once each; the earlier value stays on record", async () => {
    await take([ROW], "main");
    expect(await take([{ ...ROW, value: 0.7, why: "wrong split" }], "main")).toMatchObject({ corrected: 1 });
    expect(await take([{ ...ROW, value: 0.71, why: "rounded" }], "main")).toMatchObject({ corrected: 1 });
    const page = await runPage(db, "main");
    expect(page).toMatchObject({
      evaluations: [{ value: 0.71, corrects: { value: 0.7 }, why: "rounded" }],
      superseded: 2,
    });
    const [first] = await allEvaluations(db);
    const fork = { ...first, id: undefined, supersedes: first?.id ?? 0, why: "fork" };
    expect(await insertEvaluations(db, [fork as never])).toBe(false);
    expect(await allEvaluations(db)).toHaveLength(3);
  });
  it("of a withdrawn run are refused, and the run leaves every comparison", async () => {
    const base = await aBase(db);
    await scored(db, "base", [0.5, 0.51, 0.52]);
    await scored(db, "main", [0.6, 0.61, 0.62]);
    expect((await runPage(db, "main"))?.against).toMatchObject([
      { what: "the base checkpoint", rows: [{ evaluation: "win-rate", comparison: { claim: "better" } }] },
    ]);
    await withdraw(db, base, { why: "Leaked.", by: "Ada" }, 1);
    expect((await runPage(db, "main"))?.against).toEqual([]);
    expect(await faultOf([{ ...ROW, run: "base" }])).toEqual([
      { line: 1, field: "run", hint: "This run was withdrawn: Leaked." },
    ]);
  });
  it("and runs are never changed or removed", async () => {
    await take([ROW], "main");
    await aRun(db, { name: "ablation", kind: "ablation", release: "r1", leftOut: [loop.weeks[0]] });
    const [run] = await listRuns(db);
    await withdraw(db, run?.id ?? "", { why: "x", by: "y" }, 1);
    for (const table of [trainingRuns, runBatchesLeftOut, runWithdrawals, evaluations]) {
      expect(() => db.delete(table).run()).toThrow();
    }
    expect(() => db.update(evaluations).set({ value: 1 }).run()).toThrow();
    expect(() => db.update(trainingRuns).set({ note: "x" }).run()).toThrow();
    expect(() => db.update(runWithdrawals).set({ why: "x" }).run()).toThrow();
  });
});
