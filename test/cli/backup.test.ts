/** Backup, restore and verify as commands; and a backup that is killed at any moment. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";
import { itemLines } from "#test/support/deliver.ts";

const MOMENTS = 8;

let desk: Desk;
let to: string;
beforeAll(async () => {
  desk = aDesk();
  to = join(desk.folder, "backups");
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT_FILE)));
  const delivered = [
    "ingest",
    desk.file("week-1.jsonl", itemLines(0, 200)),
    "--contract",
    CONTRACT_FILE.title,
    "--week",
    "1",
  ];
  expect((await desk.run(...delivered)).stderr).toContain("Stored as version 1");
});
afterAll(() => desk.dispose());

it("backs up, restores into a new folder and finds everything as it was", async () => {
  expect(await desk.run("verify")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("Everything is what it was"),
  });
  const made = await desk.run("backup", "--to", to, "--json");
  expect(JSON.parse(made.stdout)).toMatchObject({ files: 1, copied: 1 });
  const restored = aDesk();
  try {
    expect(await restored.run("restore", "--from", to)).toMatchObject({ code: 0 });
    const words = ["status", "--contract", CONTRACT_FILE.title, "--json"];
    expect((await restored.run(...words)).stdout).toBe((await desk.run(...words)).stdout);
    expect(await restored.run("restore", "--from", to)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("holds data already"),
    });
  } finally {
    restored.dispose();
  }
});

it("says what is missing from the call, and what is wrong with the data, with exit codes", async () => {
  expect(await desk.run("backup")).toMatchObject({ code: 2, stderr: expect.stringContaining("--to FOLDER") });
  expect(await desk.run("backup", "--to", desk.dataFolder)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("lost with it"),
  });
  const empty = aDesk();
  try {
    expect(await empty.run("verify")).toMatchObject({ code: 2 });
    expect(await empty.run("restore", "--from", join(empty.folder, "nowhere"))).toMatchObject({ code: 2 });
  } finally {
    empty.dispose();
  }
});

it(`killed at ${MOMENTS} moments, leaves only whole snapshots, and the next one is whole`, async () => {
  const { seconds } = await desk.run("backup", "--to", to);
  for (let k = 1; k <= MOMENTS; k += 1) {
    const child = desk.start("backup", "--to", to);
    const ended = outcomeOf(child);
    const timer = setTimeout(() => child.kill("SIGKILL"), (1000 * seconds * k) / (MOMENTS + 0.5));
    await ended;
    clearTimeout(timer);
  }
  expect((await desk.run("backup", "--to", to)).code).toBe(0);
  const files = readdirSync(join(to, "snapshots")).map((name) => name.replace(/\.(sqlite|json)$/, ""));
  expect(files.length).toBe(2 * new Set(files).size);
  for (const name of new Set(files)) {
    const restored = aDesk();
    expect(await restored.run("restore", "--from", to, "--snapshot", name)).toMatchObject({ code: 0 });
    restored.dispose();
  }
  rmSync(to, { recursive: true });
});
