/** `assay contract stage`, `terms` and `copy`: what they print, what they refuse, and their one JSON document. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";

let desk: Desk;
beforeAll(() => {
  desk = aDesk();
});
afterAll(() => desk.dispose());

it("moves a contract on with a note, lists what holds, and makes another like it", async () => {
  const file = desk.file("contract.json", JSON.stringify({ ...CONTRACT_FILE, title: "Autumn" }));
  await desk.run("contract", "create", "--file", file);
  const stage = (...more: string[]) => desk.run("contract", "stage", "--contract", "Autumn", ...more);

  expect(await stage()).toMatchObject({ code: 0, stdout: "running\n" });
  const skipped = await stage("--to", "closed", "--note", "Over.");
  expect([skipped.code, skipped.stdout]).toEqual([2, ""]);
  expect(skipped.stderr).toContain("can become closing, onboarding or terminated, not closed");
  expect((await stage("--to", "onboarding")).stderr).toContain("Say what happened.");
  expect(await stage("--to", "onboarding", "--note", "Too early.")).toMatchObject({ code: 0, stdout: "onboarding\n" });
  const red = await stage("--to", "running", "--note", "Go.");
  expect(red.code).toBe(2);
  expect(red.stderr).toContain("Not ready yet");
  const moved = JSON.parse(
    (await stage("--to", "running", "--note", "Go.", "--although-red", "Booked.", "--json")).stdout,
  );
  expect(moved).toMatchObject({ stage: "running", history: [{ red: { reason: "Booked." } }, { stage: "onboarding" }] });

  const copied = await desk.run(
    "contract",
    "copy",
    "--contract",
    "Autumn",
    "--title",
    "Winter",
    "--starts-on",
    "2027-01-11",
    "--json",
  );
  expect(JSON.parse(copied.stdout)).toMatchObject({ title: "Winter" });
  const twice = await desk.run(
    "contract",
    "copy",
    "--contract",
    "Autumn",
    "--title",
    "Winter",
    "--starts-on",
    "2027-01-11",
  );
  expect(twice.code).toBe(2);
  const terms = await desk.run("contract", "terms", "--contract", "Winter", "--json");
  expect(JSON.parse(terms.stdout)).toMatchObject({ terms: [], clocks: [] });
}, 180_000);
