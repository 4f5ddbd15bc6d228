/** What the command line refuses of a contract: one sentence for each conflict, exit code 2, nothing on stdout, nothing stored. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

it("names every conflict of a file at once, and stores nothing", async () => {
  const file = {
    ...CONTRACT_FILE,
    tiers: [
      { fromUnit: 1, toUnit: 500, unitPrice: "4.00" },
      { fromUnit: 400, unitPrice: "5.00" },
      { domain: "code", fromUnit: 1, toUnit: 10, unitPrice: "8.00" },
      { domain: "code", fromUnit: 21, toUnit: 20, unitPrice: "8.00" },
    ],
    ramp: undefined,
    weeks: [
      { week: 1, phase: "calibration", dueOn: "2026-10-05", expectedUnits: 7_000 },
      { week: 3, phase: "production", dueOn: "2026-10-19", expectedUnits: 10_000 },
    ],
  };
  const ran = await desk.run("contract", "create", "--file", desk.file("bad.json", JSON.stringify(file)));
  expect([ran.code, ran.stdout]).toEqual([2, ""]);
  for (const sentence of [
    "The tiers from unit 1 and from unit 400 overlap: units 400 to 500 are priced twice.",
    "The tiers of code from unit 1 and from unit 21 leave a gap: units 11 to 20 have no price.",
    "The tier of code from unit 21 ends at unit 20, before it starts.",
    "Week 1 is due on 2026-10-05; the contract starts on 2026-10-05, and a week is due after that.",
    "Week 3 follows week 1: weeks run 1, 2, 3 … without gaps.",
  ])
    expect(ran.stderr).toContain(sentence);
  const status = await desk.run("status", "--json");
  expect(status.stdout).not.toContain(CONTRACT_FILE.title);
}, 60_000);
