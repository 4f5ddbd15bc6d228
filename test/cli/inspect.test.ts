/** Inspection on the command line: a plan, a draw, how it stands. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { itemLines } from "#test/support/deliver.ts";

const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 600,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [300, 300],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["model-a"],
  rejectionWindowDays: 10,
};
const WEEK = ["--contract", CONTRACT.title, "--week", "1"];

let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT)));
  await desk.run("ingest", desk.file("week-1.jsonl", itemLines(0, 300)), ...WEEK);
}, 180_000);
afterAll(() => desk.dispose());

describe("inspection on the command line", () => {
  it("shows a plan without drawing", async () => {
    const shown = await desk.run("inspect", "plan", ...WEEK, "--major", "8");
    expect([shown.code, shown.stderr]).toEqual([0, ""]);
    expect(shown.stdout).toContain("32 of 300 judgments are drawn.");
    expect(shown.stdout).toMatch(/major: accepts with none among the first 32\. A lot with 8\s% major defects passes/);
    const json = JSON.parse((await desk.run("inspect", "plan", ...WEEK, "--plan", "sequential", "--json")).stdout);
    expect(json).toMatchObject({ plan: { kind: "sequential", lot: 300 }, classes: [{ kind: "sequential" }, {}, {}] });
    expect(await desk.run("inspect", "plan", ...WEEK, "--plan", "mood")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--plan is one of limiting-quality"),
    });
    expect(await desk.run("inspect", "plan", ...WEEK, "--major", "7")).toMatchObject({ code: 2 });
    expect(await desk.run("inspect", "plan", "--contract", CONTRACT.title, "--week", "2")).toMatchObject({ code: 2 });
  }, 180_000);

  it("draws by a seed, and says how it stands", async () => {
    const none = await desk.run("inspect", "status", ...WEEK);
    expect([none.code, none.stdout]).toEqual([0, "Nothing was inspected yet.\n"]);
    const drawn = await desk.run("inspect", "draw", ...WEEK, "--major", "8", "--seed", "42", "--json");
    expect(drawn.code).toBe(0);
    expect(JSON.parse(drawn.stdout)).toMatchObject({ number: 1, plan: { n: 32, lot: 300 } });
    expect(drawn.stderr).toContain("Inspection 1: 32 of 300 judgments drawn.");
    const status = await desk.run("inspect", "status", ...WEEK);
    expect(status).toMatchObject({ code: 0, stdout: expect.stringContaining("Inspection 1 is open: 0 of 32") });
    expect(JSON.parse((await desk.run("inspect", "status", ...WEEK, "--json")).stdout)).toMatchObject({
      inspections: [{ number: 1, seed: 42, drawn: 32, end: null }],
    });
    expect(await desk.run("inspect", "draw", ...WEEK, "--seed", "x")).toMatchObject({ code: 2 });
  }, 180_000);
});
