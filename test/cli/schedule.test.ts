/** `assay schedule`, `milestone` and `instruction`: what they print, what they refuse, and their JSON. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";
import { itemLines } from "#test/support/deliver.ts";

const TITLE = CONTRACT_FILE.title;
let desk: Desk;
beforeAll(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT_FILE)));
});
afterAll(() => desk.dispose());

const run = (words: string, ...more: string[]) => desk.run(...words.split(" "), "--contract", TITLE, ...more);
const json = async (words: string, ...more: string[]) => JSON.parse((await run(words, ...more, "--json")).stdout);
async function refusal(words: string, ...more: string[]) {
  const ran = await run(words, ...more);
  expect([ran.code, ran.stdout]).toEqual([2, ""]);
  return ran.stderr;
}

it("shows and sets weeks; after a delivery only as an amendment with its reason", async () => {
  const shown = await json("schedule show");
  expect(
    shown.weeks.map(({ week, dueOn, expectedUnits }: Record<string, unknown>) => [week, dueOn, expectedUnits]),
  ).toEqual([
    [1, "2026-10-12", 2000],
    [2, "2026-10-19", 5000],
    [3, "2026-10-26", 10_000],
  ]);
  expect(await json("schedule set", "--week", "3", "--due-on", "2026-10-30")).toMatchObject({
    week: { week: 3, dueOn: "2026-10-30", expectedUnits: 10_000 },
    amendments: 0,
  });
  expect(await refusal("schedule set", "--week", "9", "--units", "10")).toContain("The contract has no week 9.");
  expect(await refusal("schedule set", "--week", "3", "--due-on", "2026-10-19")).toContain(
    "Week 3 is due on 2026-10-19, not after week 2, which is due on 2026-10-19.",
  );
  expect(await refusal("schedule set", "--week", "3", "--units", "9000")).toContain("The weeks add up to");
  expect((await run(`ingest ${desk.file("week-1.jsonl", itemLines(0, 20))}`, "--week", "1")).code).toBeLessThan(2);
  const more = ["--week", "3", "--units", "9000", "--committed", "16000"];
  expect(await refusal("schedule set", ...more)).toContain("Say why the contract is amended.");
  expect(await json("schedule set", ...more, "--reason", "Less is needed.")).toMatchObject({ amendments: 1 });
  const ahead = ["--week", "3", "--due-on", "2026-11-02", "--reason", "Late.", "--effective-on", "2099-01-01"];
  expect(await json("schedule set", ...ahead)).toMatchObject({
    pendingFrom: "2099-01-01",
    week: { dueOn: "2026-10-30" },
  });
  expect(await refusal("schedule set", ...more, "--reason", "Again.", "--due-on", "2026-11-03")).toContain(
    "takes effect on 2099-01-01",
  );
  const text = (await run("schedule show")).stdout;
  expect(text).toContain("week 1  due 2026-10-12  calibration  2000 expected, 20 came");
  expect(text).toContain("short by 1980");
}, 120_000);

it("adds, lists, moves and completes milestones", async () => {
  expect((await run("milestone list")).stdout).toContain("no milestone yet");
  const { id } = await json("milestone add", "--kind", "renewal", "--due-on", "2099-12-18");
  expect(
    await refusal("milestone slip", "--milestone", "Renewal decided", "--to", "2099-12-18", "--reason", "x"),
  ).toContain("It is due on that day already.");
  const slipped = await json("milestone slip", "--milestone", id, "--to", "2099-12-28", "--reason", "Holidays.");
  expect(slipped.milestone).toMatchObject({ state: "to come", dueOn: "2099-12-28", slippedDays: 10 });
  expect(await refusal("milestone done", "--milestone", "Signature")).toContain("no such milestone");
  expect(await refusal("milestone done", "--milestone", id, "--on", "2099-12-01")).toContain("has not come yet");
  expect((await json("milestone done", "--milestone", "renewal decided")).milestone).toMatchObject({ state: "done" });
  expect((await run("milestone list")).stdout).toContain("10 days later than planned");
}, 120_000);

it("stores, lists and compares instructions, and replaces none", async () => {
  const add = (version: string, body: string, ...more: string[]) =>
    ["instruction add", "--version", version, "--file", desk.file(`${version}.md`, body), ...more] as const;
  const [words, ...first] = add("1.0", "Prefer the shorter answer.\n", "--agreed-on", "2026-10-01");
  expect(await json(words, ...first)).toMatchObject({ version: "1.0", agreedOn: "2026-10-01", agreedBy: "tester" });
  expect(await refusal(words, ...first)).toContain("Version 1.0 has the very same text.");
  const [, ...second] = add("1.1", "Prefer the better answer.\n");
  await json(words, ...second);
  const [, ...replaced] = add("1.1", "Something else.\n");
  expect(await refusal(words, ...replaced)).toContain("what was agreed is never replaced");
  expect((await run("instruction diff", "--version", "1.1")).stdout).toBe("Prefer the [-shorter-]{+better+} answer.\n");
  expect(await refusal("instruction diff", "--version", "1.0")).toContain("no version to compare with");
  const { versions } = await json("instruction list");
  expect(versions.map(({ version }: { version: string }) => version)).toEqual(["1.0", "1.1"]);
}, 120_000);
