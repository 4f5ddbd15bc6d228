/** Whether the weeks help, and what a batch is worth, where the truth is known. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { trainingOfBatch, trainingOfRelease } from "#app/loop/came-back.server.ts";
import { helpingPage } from "#app/loop/helping-page.server.ts";
import { leftOutPage } from "#app/loop/left-out-page.server.ts";
import { withdraw } from "#app/loop/register-run.server.ts";
import { worthOf, worthText } from "#app/loop/worth.ts";
import type { Db } from "#db/client.server.ts";
import { insertRelease } from "#db/releases.server.ts";
import { addMilestone, appendMilestoneEntry } from "#db/schedule.server.ts";
import { memoryDatabase } from "#test/support/tools.ts";
import { aBase, aLoop, aRelease, aRun, type Loop, scored } from "./a-loop.ts";

let db: Db;
let loop: Loop;

beforeEach(async () => {
  db = memoryDatabase();
  loop = await aLoop(db);
  for (const week of [1, 2, 3]) await aRelease(db, loop, `r${week}`, [1, 2, 3].slice(0, week));
});
afterEach(() => db.$client.close());

const page = async (query = "") => {
  const found = await helpingPage(db, loop.contract, new URLSearchParams(query));
  if (!found) throw new Error("No such contract.");
  return found;
};
const around = (mean: number, seeds = 3) =>
  Array.from({ length: seeds }, (_, i) => mean + 0.01 * (i - (seeds - 1) / 2));
/** A run through each week, with this mean over its seeds. */
async function runs(means: Record<number, number>, seeds = 3): Promise<void> {
  for (const [week, mean] of Object.entries(means)) {
    const id = await aRun(db, { name: `w${week}`, release: `r${week}` }, Number(week));
    await scored(db, id, around(mean, seeds));
  }
}

describe("is week n helping?", () => {
  it("begins empty, asks for evaluations, then for a base", async () => {
    expect(await page()).toMatchObject({ series: null, verdict: null, evaluations: [] });
    await runs({ 1: 0.5 });
    expect((await page()).verdict?.text).toMatch(/^Note the base checkpoint/);
    await aBase(db);
    expect((await page()).verdict?.text).toMatch(/has no win-rate: evaluate it/);
    await runs({ 2: 0.56 });
    expect((await page()).verdict?.text).toMatch(
      /evaluate it as the runs were\. Week 2 itself, over week 1’s run: \+0\.060/,
    );
    expect(await helpingPage(db, "none", new URLSearchParams())).toBeUndefined();
  });
  it("holds it against the week of the improvement milestone, where the contract has one", async () => {
    await aBase(db);
    await scored(db, "base", around(0.5));
    await runs({ 2: 0.5 });
    expect((await page()).series?.milestone).toMatchObject({ dueWeek: 3, state: "warn" });
    const due = { day: "2026-11-01", reason: "", by: "t", at: 0 };
    const milestone = { contractId: loop.contract, kind: "improvement_visible" as const, title: "Better", owner: "t" };
    const id = await addMilestone(db, { ...milestone, week: 2 }, due);
    expect((await page()).series?.milestone).toMatchObject({ dueWeek: 2, state: "fail", word: "not visible, and due" });
    await appendMilestoneEntry(db, id, { ...due, entry: "withdrawn", reason: "Too early." });
    expect((await page()).series?.milestone.dueWeek).toBe(3);
  });

  it("is answered by the newest week, over the base and over the week before", async () => {
    await aBase(db);
    await scored(db, "base", around(0.5));
    await runs({ 1: 0.5, 2: 0.56, 3: 0.565 });
    const { series, verdict } = await page();
    expect(series?.weeks).toMatchObject([
      { week: 1, overBase: { claim: "no-difference" }, overPrevious: null },
      { week: 2, overBase: { claim: "better" }, overPrevious: { week: 1, comparison: { claim: "better" } } },
      { week: 3, overBase: { claim: "better" }, overPrevious: { week: 2, comparison: { claim: "no-difference" } } },
    ]);
    expect(verdict?.headline).toBe("The data through week 3 is helping.");
    expect(verdict?.text).toMatch(
      /^Over the base, win-rate: \+0\.065 \[.*\], 3 v 3 seeds\. Week 3 itself, over week 2’s run: \+0\.005 .*no visible difference\. The milestone, an improvement visible by week 3, is met\.$/,
    );
  });
  it("has time left before the milestone, and has missed it when it is due", async () => {
    await aBase(db);
    await scored(db, "base", around(0.5));
    await runs({ 2: 0.501 });
    expect((await page()).series?.milestone).toMatchObject({ state: "warn", word: "not visible yet", dueWeek: 3 });
    expect((await page()).verdict?.text).toMatch(/has 1 week left\.$/);
    await runs({ 3: 0.499 });
    expect((await page()).series?.milestone).toMatchObject({ state: "fail", word: "not visible, and due" });
    expect((await page()).verdict).toMatchObject({ headline: "The data through week 3 is not visibly helping." });
  });
  it("is worse where it is worse, and where lower is better says which way", async () => {
    const lower = { better: "lower", evaluation: "refusals" };
    await aBase(db);
    await scored(db, "base", around(0.1), lower);
    await scored(db, await aRun(db, { name: "w3", release: "r3" }), around(0.2), lower);
    expect((await page()).series?.weeks[0]?.overBase).toMatchObject({ value: expect.closeTo(-0.1), claim: "worse" });
    expect((await page()).verdict?.headline).toBe("With the data through week 3 the model is worse than before.");
  });
  it("has too few seeds to say with two, however large the difference", async () => {
    await aBase(db);
    await scored(db, "base", around(0.5));
    await runs({ 3: 0.9 }, 2);
    const { series, verdict } = await page();
    expect(series?.milestone).toMatchObject({ state: "insufficient", word: "too few seeds to say" });
    expect(verdict?.headline).toBe("Too few seeds to say whether the data through week 3 is helping.");
    expect(verdict?.text).toMatch(/\+0\.400 .*2 v 3 seeds\. .*not decided by this\. At least 3 seeds a side/);
  });
  it("counts the newest run of a week, no withdrawn one, and one way of training at a time", async () => {
    await aBase(db);
    await scored(db, "base", around(0.5));
    await runs({ 3: 0.5 });
    const again = await aRun(db, { name: "w3 again", release: "r3" }, 9);
    await scored(db, again, around(0.7));
    expect((await page()).series?.weeks).toMatchObject([{ week: 3, run: { name: "w3 again" } }]);
    await withdraw(db, again, { why: "Wrong file.", by: "Ada" }, 10);
    expect((await page()).series?.weeks).toMatchObject([{ run: { name: "w3" } }]);
    await scored(db, await aRun(db, { name: "ppo", release: "r3", method: "PPO" }, 11), around(0.8));
    const recipes = ["PPO from sft-7b", "DPO from sft-7b"];
    expect(await page()).toMatchObject({ recipes, recipe: recipes[0], series: { weeks: [{ run: { name: "ppo" } }] } });
    expect((await page("recipe=DPO+from+sft-7b")).series?.weeks).toMatchObject([{ run: { name: "w3" } }]);
  });
  it("marks a release that holds other contracts' batches", async () => {
    const other = await aLoop(db, { title: "Other" });
    const members = [loop, other].map(({ weeks, decisions }) => ({
      batchId: weeks[0] ?? "",
      decisionId: decisions[0] ?? 0,
    }));
    await insertRelease(db, { id: "mixed", name: "mixed", manifest: {}, createdAt: 0, createdBy: "x" }, members);
    await scored(db, await aRun(db, { name: "mixed", release: "mixed" }), around(0.6));
    expect((await page()).series?.weeks).toMatchObject([{ week: 1, isMixed: true }]);
  });
  it("shows every evaluation with p adjusted, and claims none that chance among them explains", async () => {
    await aBase(db);
    const id = await aRun(db, { name: "w3", release: "r3" });
    // One borderline difference (p about 0.04) among four.
    const bench = { a: [0.6, 0.615, 0.63], b: [0.5, 0.51, 0.52], c: [0.5, 0.51, 0.52], d: [0.5, 0.51, 0.52] };
    for (const [evaluation, values] of Object.entries(bench)) {
      await scored(db, "base", evaluation === "a" ? [0.57, 0.58, 0.59] : [0.5, 0.51, 0.521], { evaluation });
      await scored(db, id, values, { evaluation });
    }
    const { everyEvaluation, series } = await page();
    expect(series?.weeks[0]?.overBase?.claim).toBe("better");
    expect(everyEvaluation[0]).toMatchObject({ evaluation: "a", claim: "no-difference" });
    expect(everyEvaluation[0]?.adjusted).toBeCloseTo(4 * (series?.weeks[0]?.overBase?.p ?? 0), 12);
  });
});

describe("leave one batch out", () => {
  const table = async (query = "") => {
    const found = await leftOutPage(db, "r3", new URLSearchParams(query));
    if (!found) throw new Error("No such release.");
    return found;
  };
  beforeEach(async () => {
    await runs({ 3: 0.6 });
  });
  const without = async (week: number, values: readonly number[]) => {
    const leftOut = [loop.weeks[week - 1]];
    const id = await aRun(db, { name: `without ${week}`, kind: "ablation", release: "r3", leftOut }, 20 + week);
    await scored(db, id, values);
  };

  it("says what each batch is worth for its money, and what is not known", async () => {
    expect(await table()).toMatchObject({ recipe: null });
    expect(await leftOutPage(db, "none", new URLSearchParams())).toBeUndefined();
    await without(1, around(0.55));
    await without(3, [0.61, 0.62]);
    const { rows, whole, tested } = await table("sort=week");
    expect(whole).toMatchObject({ name: "w3" });
    expect(tested).toBe(1);
    expect(rows).toMatchObject([
      // 0.05 for $1,000 is 0.5 for $10,000.
      { batches: [{ week: 1 }], claim: "better", paid: { minor: 100_000 }, worth: { value: expect.closeTo(0.5) } },
      { batches: [{ week: 2 }], run: null, comparison: null, claim: null, worth: null },
      { batches: [{ week: 3 }], claim: "too-few-seeds", paid: { minor: 0 }, worth: null, adjusted: null },
    ]);
  });
  it("is sorted by worth, with what is not known last", async () => {
    await without(1, around(0.55));
    await without(2, around(0.4));
    const weeks = async (query: string) => (await table(query)).rows.map(({ batches }) => batches[0]?.week);
    // 0.05 for $1,000 against 0.2 for $2,000.
    expect(await weeks("")).toEqual([2, 1, 3]);
    expect(await weeks("sort=worth")).toEqual([1, 2, 3]);
    expect(await weeks("sort=-paid")).toEqual([2, 1, 3]);
    expect(await weeks("sort=-week")).toEqual([3, 2, 1]);
  });
  it("claims nothing that its adjusted p does not bear", async () => {
    await without(1, around(0.57));
    await without(2, [0.6, 0.61, 0.589]);
    await without(3, [0.6, 0.611, 0.59]);
    const { rows, tested } = await table("sort=week");
    // p 0.021 by itself; times three tests it is 0.064.
    expect(tested).toBe(3);
    expect(rows[0]).toMatchObject({
      comparison: { claim: "better", p: expect.closeTo(0.0213, 4) },
      adjusted: expect.closeTo(0.0639, 4),
      claim: "no-difference",
    });
  });
  it("has no whole run to hold against", async () => {
    const leftOut = [loop.weeks[0]];
    const id = await aRun(db, { name: "kto", kind: "ablation", release: "r3", method: "KTO", leftOut });
    await scored(db, id, around(0.5));
    expect(await table("recipe=KTO+from+sft-7b")).toMatchObject({ whole: null, rows: [{ comparison: null }, {}, {}] });
  });
  it("comes back to the batch and to the release", async () => {
    await aBase(db);
    await scored(db, "base", around(0.5));
    await without(1, around(0.55));
    expect(await trainingOfBatch(db, loop.weeks[0] ?? "")).toMatchObject([
      { run: { name: "without 1" }, comparison: { value: expect.closeTo(0.05), claim: "better" } },
    ]);
    expect(await trainingOfBatch(db, loop.weeks[1] ?? "")).toEqual([]);
    expect(await trainingOfBatch(db, loop.weeks[2] ?? "")).toMatchObject([{ what: "r3 over the base" }]);
    expect(await trainingOfRelease(db, "id-r3")).toMatchObject([{ run: { name: "w3" }, evaluation: "win-rate" }]);
    expect(await trainingOfRelease(db, "id-r1")).toEqual([]);
  });
});

describe("worth for money", () => {
  const comparison = (value: number, low: number, high: number) =>
    ({ value, interval: { low, high }, basis: "seeds", seeds: { a: 3, b: 3 }, p: 0.01, claim: "better" }) as const;
  it("is stated for 10,000 of the currency, whatever its minor unit", () => {
    expect(worthOf(comparison(0.02, 0.01, 0.03), { minor: 4_000_000, currency: "USD" })?.value).toBeCloseTo(0.005);
    expect(worthOf(comparison(0.02, 0.01, 0.03), { minor: 40_000, currency: "JPY" })?.value).toBeCloseTo(0.005);
    expect(worthOf(comparison(0.02, 0.01, 0.03), { minor: 0, currency: "USD" })).toBeNull();
    expect(worthOf(comparison(0.02, 0.01, 0.03), null)).toBeNull();
  });
  it("is printed with the decimals that it needs", () => {
    expect(worthText({ value: 0.5, interval: { low: -0.1, high: 1.1 } })).toBe("+0.500 [−0.100, +1.100]");
    expect(worthText({ value: 0.0004, interval: { low: 0.0001, high: 0.0007 } })).toBe(
      "+0.000400 [+0.000100, +0.000700]",
    );
    expect(worthText({ value: 0, interval: null })).toBe("0.000");
  });
});
