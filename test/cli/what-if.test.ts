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
  // $1,600.00 over 400 and $1,400.00 over 327.27 rounded to units.
  expect(text.stdout).toContain("price per effective unit: $4.00 → $4.2813");
  expect(text.stdout).toMatch(/^Gold accuracy: 0\.\d+ \[0\.\d+, 0\.\d+\] \(n \d+\), \w+ → 0\.\d+ \[0\.\d+, /m);
  expect(text.stderr).toBe("");

  const suggested = JSON.parse((await whatIf("--suggest", "--json")).stdout);
  expect(suggested.suggestion).toMatchObject({ kind: "found", rules: [{ where: { annotators: [BAD] } }] });

  const useless = desk.file(
    "useless.json",
    JSON.stringify([{ action: "turns", where: { domains: ["law"] }, reason: "x" }]),
  );
  const refused = await whatIf("--rules", useless);
  expect(refused.code).toBe(2);
  expect(refused.stdout).toContain("No judgment of this batch is in it");

  const first = async (text: string, ...more: string[]) => {
    const ran = await whatIf("--rules", desk.file("odd.json", text), ...more);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    return ran.stderr.replace(desk.folder, "").replace(/^\//, "");
  };
  expect(await first('[\n {"action": "exclude"\n  "where": {}}\n]')).toBe(
    "odd.json, line 3: this is not JSON.\nLook there, and just before, for a missing or spare comma, bracket or quotation mark.\n",
  );
  expect(await first('[{"action":"exlude","where":{},"reason":"x"}]')).toBe(
    'odd.json, rule 1: there is no action "exlude"; the actions are exclude, weight, strength, reliability, confidence, duplicates, turns, checkpoint-age, strata, cap.\n',
  );
  const contrary = [
    { action: "weight", weight: 0.5, where: { domains: ["code"] }, reason: "x" },
    { action: "weight", weight: 2, where: { domains: ["code"] }, reason: "y" },
  ];
  const said = await whatIf("--rules", desk.file("contrary.json", JSON.stringify(contrary)));
  expect(said.code).toBe(2);
  expect(said.stdout).toContain("It says something else about the same judgments than rule 1; keep one.");
  const nothing = desk.file("nothing.json", JSON.stringify([{ action: "weight", weight: 0, where: {}, reason: "x" }]));
  const none = await whatIf("--rules", nothing);
  expect(none.code).toBe(0);
  expect(none.stderr).toContain("The weights sum to nothing: no judgment would train.\n");
  expect(none.stderr).toContain("0\u00a0% of the delivery’s effective size is left.");
  expect((await desk.run("status")).stdout).not.toContain("decided");
}, 180_000);
