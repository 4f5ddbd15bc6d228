/** `assay what-if`: rules from a file, before and after, a suggestion, and what cannot be used. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { BAD, lines } from "../routes/a-batch.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

it("shows what rules leave, suggests some, and says why one cannot be used; nothing is decided", async () => {
  const contract = desk.file(
    "contract.json",
    JSON.stringify({
      vendor: "Harbour Labelling",
      title: "Helpfulness",
      currency: "USD",
      unit: "comparison",
      committedUnits: 400,
      tiers: [{ fromUnit: 1, unitPrice: "4.00" }],
      startsOn: "2026-10-05",
      ramp: [400],
      feedback: { kind: "likert", points: 5 },
      rejectionWindowDays: 10,
    }),
  );
  await desk.run("contract", "create", "--file", contract);
  await desk.run("ingest", desk.file("week.jsonl", lines(400)), "--contract", "Helpfulness", "--week", "1");
  const whatIf = (...more: string[]) => desk.run("what-if", "--contract", "Helpfulness", "--week", "1", ...more);

  const rules = [
    { action: "exclude", where: { annotators: [BAD] }, reason: "gold" },
    {
      action: "strength",
      shape: "steps",
      points: [{ strength: 0, weight: 0.5 }],
      where: { domains: ["code"] },
      reason: "x",
    },
  ];
  const file = desk.file("rules.json", JSON.stringify(rules));
  const json = await whatIf("--rules", file, "--json");
  expect(json.code).toBe(0);
  expect(JSON.parse(json.stdout)).toMatchObject({
    before: { items: 400, units: 400, moneyMinor: 160_000 },
    after: { items: 350, units: 350, effective: expect.closeTo(327.27, 2), moneyMinor: 140_000 },
    rules,
  });
  const text = await whatIf("--rules", file);
  expect(text.stdout).toContain(`1. Leave out judgments by ${BAD} (50 judgment rows)`);
  expect(text.stdout).toContain("records: 400 → 350");

  const suggested = JSON.parse((await whatIf("--suggest", "--json")).stdout);
  expect(suggested.suggestion).toMatchObject({ kind: "found", rules: [{ where: { annotators: [BAD] } }] });

  const useless = desk.file(
    "useless.json",
    JSON.stringify([{ action: "turns", where: { domains: ["law"] }, reason: "x" }]),
  );
  const refused = await whatIf("--rules", useless);
  expect(refused.code).toBe(2);
  expect(refused.stdout).toContain("No judgment of this batch is in it");
  expect((await desk.run("status")).stdout).not.toContain("decided");
}, 180_000);
