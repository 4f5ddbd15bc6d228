/** A calibration round on the command line: made from a file, sent out, answered, read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answered, lines, pair } from "#test/calibration/a-round.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 30,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [30],
  feedback: { kind: "likert", points: 5 },
  approvedModels: ["model-a"],
  rejectionWindowDays: 10,
};

let desk: Desk;
let round = "";

beforeAll(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT)));
  const items = desk.file("items.jsonl", lines(Array.from({ length: 12 }, (_, i) => pair(i))));
  const made = await desk.run(
    "calibration",
    "create",
    "--contract",
    CONTRACT.title,
    "--title",
    "Onboarding",
    "--pass",
    "8/10",
    "--instructions",
    "1.0",
    "--file",
    items,
  );
  expect([made.code, made.stderr]).toEqual([0, "10 items added, all with a key; 2 more would fit.\n"]);
  round = made.stdout.trim();
}, 180_000);
afterAll(() => desk.dispose());

describe("calibration on the command line", () => {
  it("writes the pack without the key, and the key apart", async () => {
    const [out, key] = [join(desk.folder, "pack.jsonl"), join(desk.folder, "key.jsonl")];
    const ran = await desk.run("calibration", "pack", "--round", round, "--out", out, "--key", key);
    expect(ran.code).toBe(0);
    expect(readFileSync(out, "utf8")).not.toContain("gold");
    expect(readFileSync(key, "utf8").trim().split("\n")).toHaveLength(10);
  });

  it("takes answers and says who passed", async () => {
    const file = desk.file("answers.jsonl", lines(answered({ ann: 0, bob: 6 }, 12)));
    const taken = await desk.run("calibration", "answers", file, "--round", round);
    expect(taken.stdout).toBe("20 answers of 2 people taken; 2 records are no items of this round.\n");
    const { code, stdout } = await desk.run("calibration", "results", "--round", round);
    expect(code).toBe(0);
    expect(stdout).toContain("Round 1, Onboarding: at least 8 of 10 on the side of the key.");
    expect(stdout).toMatch(/ann: passed, 10 right of 10 answered \(10 asked\), accuracy 1\.000 \[0\.722, 1\.000\]/);
    expect(stdout).toMatch(/bob: failed/);
    const json = JSON.parse((await desk.run("calibration", "results", "--round", round, "--json")).stdout);
    expect(json).toMatchObject({
      round,
      facts: { items: 10, withKey: 10, answers: 20 },
      results: { passed: 1, failed: 1 },
      effect: null,
    });
  });

  it("refuses in a sentence, with exit code 2", async () => {
    const calls: [string[], string][] = [
      [["create", "--contract", CONTRACT.title, "--title", "x", "--pass", "20/16"], "--pass takes K/N"],
      [
        ["create", "--contract", CONTRACT.title, "--title", "x", "--pass", "1/2", "--match", "mood"],
        "--match is one of",
      ],
      [["results", "--round", "none"], "There is no such round."],
      [
        ["answers", desk.file("other.jsonl", lines(answered({ ann: 0 }, 2, 90))), "--round", round],
        "None of the 2 records",
      ],
    ];
    for (const [words, message] of calls) {
      const ran = await desk.run("calibration", ...words);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain(message);
    }
  });
});
