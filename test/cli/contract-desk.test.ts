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

it("registers checkpoints, notes what happened to them, and lists them", async () => {
  const title = "With a register";
  const checkpoints = [{ model: "tuned-7b-a", family: "tuned", order: 1 }];
  const file = desk.file("register.json", JSON.stringify({ ...CONTRACT_FILE, title, checkpoints }));
  await desk.run("contract", "create", "--file", file);
  const run = (word: string, ...more: string[]) => desk.run("checkpoint", word, "--contract", title, ...more);
  const backwards = await run("add", "--model", "tuned-7b-c", "--from", "2026-10-09", "--to", "2026-10-05");
  expect([backwards.code, backwards.stdout]).toEqual([2, ""]);
  expect(backwards.stderr).toContain("The window ends on 2026-10-05, before it begins on 2026-10-09.");
  expect(await run("add", "--model", "tuned-7b-c", "--family", "tuned", "--order", "2")).toMatchObject({ code: 0 });
  const approve = ["--model", "tuned-7b-c", "--what", "approve", "--from", "2026-10-05"];
  expect(JSON.parse((await run("note", ...approve, "--json")).stdout)).toMatchObject({ noted: "approve" });
  expect((await run("note", ...approve)).stderr).toContain("approved from 2026-10-05 already");
  const { checkpoints: listed } = JSON.parse((await run("list", "--json")).stdout);
  expect(listed.map((one: Record<string, unknown>) => [one.model, one.family, one.place, one.approved])).toEqual([
    ["tuned-7b-b", "", null, "weeks 2 to 3, by the contract"],
    ["tuned-7b-a", "tuned", 1, "every week, by the contract"],
    ["tuned-7b-c", "tuned", 2, "from 2026-10-05"],
  ]);
}, 180_000);
