/** Backup, restore and verify as commands; and a backup that is killed at any moment. */
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { backUp } from "#app/keeping/backup.server.ts";
import { restore } from "#app/keeping/restore.server.ts";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { benchItems } from "#db/demo/bench.ts";
import { killBackups } from "#test/faults/kill-backups.ts";
import { contentOf } from "#test/keeping/a-data-folder.ts";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";
import { CONTRACT_FILE } from "#test/support/contract-story.ts";
import { itemLines } from "#test/support/deliver.ts";

const MOMENTS = 20;

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

it("made while a delivery is read, restores to what was whole at its moment, and verifies clean", async () => {
  const busy = await aDeskWithContract();
  const folder = join(busy.folder, "backups");
  const store = { db: openDatabase(databasePath(busy.dataFolder)), vault: openVault(busy.dataFolder) };
  const made: string[] = [];
  const backedUp = async () => {
    const request = { to: folder, keep: 1000, now: Date.now() };
    const done = await backUp(store, request, { progress: () => {}, cancelled: () => false });
    made.push(done?.name ?? "");
  };
  const ingest = busy.start("ingest", await benchFile(busy, 4_000), ...WEEK_ONE);
  const ended = outcomeOf(ingest);
  while (ingest.exitCode === null) await backedUp();
  expect((await ended).stderr).toContain("Stored as version 1");
  const during = made.length;
  expect(during).toBeGreaterThanOrEqual(2);
  await backedUp();
  store.db.$client.close();
  for (const name of [made[Math.floor(during / 2)], made[during - 1]]) await expectRestorable(folder, name ?? "");
  expect(await expectRestorable(folder, made.at(-1) ?? "")).toEqual(await contentOf(busy.dataFolder));
  busy.dispose();
});

it(`killed at ${MOMENTS} random moments, leaves the one before usable, and the next one is whole`, async () => {
  const result = await killBackups(desk, to, MOMENTS, 20_261_126);
  expect(result.killed).toBeGreaterThan(MOMENTS / 2);
  expect(result).toMatchObject({ moments: MOMENTS, unusable: [] });
  rmSync(to, { recursive: true });
});

const WEEK_ONE = ["--contract", CONTRACT_FILE.title, "--week", "1"];

async function aDeskWithContract(): Promise<Desk> {
  const made = aDesk();
  await made.run("contract", "create", "--file", made.file("contract.json", JSON.stringify(CONTRACT_FILE)));
  return made;
}

async function benchFile({ folder }: Desk, items: number): Promise<string> {
  const path = join(folder, "busy.jsonl");
  await pipeline(Readable.from(benchItems(items)), createWriteStream(path));
  return path;
}

/** What is in the restored folder. */
async function expectRestorable(from: string, snapshot: string) {
  const folder = join(mkdtempSync(join(tmpdir(), "assay-restored-")), "data");
  try {
    expect((await restore(from, folder, { snapshot, now: Date.now() })).faults).toEqual([]);
    return await contentOf(folder);
  } finally {
    rmSync(dirname(folder), { recursive: true });
  }
}
