/** Backup, restore and verify: what comes back is what was there, and what is damaged is named. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BackupFailed, backUp } from "#app/keeping/backup.server.ts";
import { lastBackup, snapshotsIn } from "#app/keeping/backup-folder.server.ts";
import { CHECKS } from "#app/keeping/checks/index.server.ts";
import { RestoreRefused, restore } from "#app/keeping/restore.server.ts";
import { verifyData } from "#app/keeping/verify.server.ts";
import { pathInVault } from "#app/vault/vault.server.ts";
import { databasePath } from "#db/client.server.ts";
import { enqueueJob, listJobs } from "#db/jobs.server.ts";
import { NOW } from "#test/support/tools.ts";
import { aDataFolder, aTemplate, contentOf, type DataFolder } from "./a-data-folder.ts";

const HOOKS = { progress: () => {}, cancelled: () => false };

let template: string;
let data: DataFolder;
let to: string;
let other: string;
beforeAll(async () => {
  template = await aTemplate();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeEach(() => {
  data = aDataFolder(template);
  to = join(data.parent, "backups");
  other = join(data.parent, "restored");
});
afterEach(() => data.dispose());

const backedUp = (now = NOW, keep = 14) => backUp(data, { to, keep, now }, HOOKS);
const fileOf = (k: number) => pathInVault(data.vault, data.files[k] ?? "");

describe("a backup", () => {
  it("restores to the same rows and the same bytes", async () => {
    const done = await backedUp();
    expect(done).toMatchObject({ files: 2, copied: 2, removedSnapshots: 0 });
    const { faults, files } = await restore(to, other, { now: NOW });
    expect({ faults, files }).toEqual({ faults: [], files: 2 });
    expect(await contentOf(other)).toEqual(await contentOf(data.path));
  });

  it("copies a file of the vault once, and holds every snapshot by itself", async () => {
    await backedUp();
    const before = await contentOf(data.path);
    data.db.$client.prepare("UPDATE vendors SET notes = 'changed since'").run();
    expect(await backedUp(NOW + 1)).toMatchObject({ files: 2, copied: 0 });
    const [newest, oldest] = snapshotsIn({ path: to });
    await restore(to, other, { now: NOW, snapshot: oldest?.name ?? "" });
    expect(await contentOf(other)).toEqual(before);
    expect(lastBackup(to)?.name).toBe(newest?.name);
  });

  it("keeps as many as were asked for, and the files that they need", async () => {
    for (const k of [0, 1, 2]) await backedUp(NOW + k, 2);
    expect(snapshotsIn({ path: to }).map(({ at }) => at - NOW)).toEqual([2, 1]);
    expect(readdirSync(join(to, "snapshots"))).toHaveLength(4);
    await restore(to, other, { now: NOW });
  });

  it("is refused where it would be lost with the data", async () => {
    for (const inside of [data.path, join(data.path, "backups"), join(data.path, "vault", "..", "x")])
      await expect(backUp(data, { to: inside, keep: 1, now: NOW }, HOOKS)).rejects.toThrow(BackupFailed);
    expect(readdirSync(data.path).sort()).not.toContain("backups");
  });

  it("keeps no snapshot of what is damaged, and says whose file it is", async () => {
    appendFileSync(fileOf(1), "x");
    await expect(backedUp()).rejects.toThrow(/The file of delivery 2 \(delivery-\d+\.jsonl\) was altered/);
    rmSync(fileOf(1));
    await expect(backedUp()).rejects.toThrow(/The vault lacks the file of delivery 2/);
    expect(snapshotsIn({ path: to })).toEqual([]);
    expect(readdirSync(join(to, "snapshots"))).toEqual([]);
  });

  it("leaves no half when it is cancelled, and goes on from there", async () => {
    let looked = 0;
    const cancelled = () => looked++ > 0;
    expect(await backUp(data, { to, keep: 1, now: NOW }, { ...HOOKS, cancelled })).toBeNull();
    expect(readdirSync(join(to, "snapshots"))).toEqual([]);
    expect(await backedUp(NOW + 1)).toMatchObject({ files: 2, copied: 1 });
  });

  it("mends a copy that was cut short", async () => {
    await backedUp();
    const copy = join(to, "vault", data.files[0]?.slice(0, 2) ?? "", data.files[0] ?? "");
    truncateSync(copy, 10);
    expect(await backedUp(NOW + 1)).toMatchObject({ copied: 1 });
    await restore(to, other, { now: NOW });
    expect(await contentOf(other)).toEqual(await contentOf(data.path));
  });
});

describe("a backup is told from what only looks like one", () => {
  it("by the size of its database, and by its manifest", async () => {
    const whole = await backedUp();
    const part = await backedUp(NOW + 1);
    truncateSync(join(to, "snapshots", `${part?.name}.sqlite`), 16_384);
    expect(lastBackup(to)?.name).toBe(whole?.name);
    rmSync(join(to, "snapshots", `${part?.name}.sqlite`));
    writeFileSync(join(to, "snapshots", `${part?.name}.json`), "{");
    expect(snapshotsIn({ path: to }).map(({ name }) => name)).toEqual([whole?.name]);
    await backedUp(NOW + 2);
    expect(readdirSync(join(to, "snapshots"))).toHaveLength(4);
  });

  it("and a copy that was altered since is made anew, by its hash", async () => {
    await backedUp();
    const name = data.files[0] ?? "";
    flipByte(join(to, "vault", name.slice(0, 2), name), 7);
    expect(await backedUp(NOW + 1)).toMatchObject({ copied: 1 });
    expect((await restore(to, other, { now: NOW })).faults).toEqual([]);
  });

  it("two at once: the second is refused, and the first stays whole", async () => {
    let second: Promise<unknown> | undefined;
    const progress = () => {
      second ??= backedUp(NOW + 1).then(
        () => null,
        (error: Error) => error.message,
      );
    };
    await backUp(data, { to, keep: 14, now: NOW }, { ...HOOKS, progress });
    expect(await second).toContain("Another backup is being written");
    expect(snapshotsIn({ path: to })).toHaveLength(1);
    expect(await backedUp(NOW + 2)).toMatchObject({ copied: 0 });
  });

  it("one made after the clock was set back is not the one that goes", async () => {
    await backedUp(NOW + 1000, 1);
    const done = await backedUp(NOW, 1);
    expect(snapshotsIn({ path: to }).map(({ name }) => name)).toEqual([done?.name]);
  });
});

describe("a restore", () => {
  it("is refused beside the journal of another database, and replaces what a killed one left", async () => {
    await backedUp();
    mkdirSync(other);
    writeFileSync(`${databasePath(other)}-wal`, "left");
    await expect(restore(to, other, { now: NOW })).rejects.toThrow("what is left of another database");
    rmSync(`${databasePath(other)}-wal`);
    for (const ending of ["", "-wal", "-shm"]) writeFileSync(`${databasePath(other)}.part${ending}`, "left");
    const name = data.files[0] ?? "";
    mkdirSync(join(other, "vault", name.slice(0, 2)), { recursive: true });
    writeFileSync(join(other, "vault", name.slice(0, 2), name), "half of it");
    expect((await restore(to, other, { now: NOW })).faults).toEqual([]);
    expect(await contentOf(other)).toEqual(await contentOf(data.path));
  });

  it("never writes over data, and needs a whole snapshot", async () => {
    await expect(restore(to, other, { now: NOW })).rejects.toThrow("There is no whole snapshot");
    await backedUp();
    await expect(restore(to, data.path, { now: NOW })).rejects.toThrow("holds data already");
    await expect(restore(to, other, { now: NOW, snapshot: "yesterday" })).rejects.toThrow("here are: 2026-10-19T");
    expect(existsSync(databasePath(other))).toBe(false);
  });

  it.each(["database", "file"])("of an altered %s is refused, and leaves no database", async (what) => {
    const done = await backedUp();
    const name = data.files[0] ?? "";
    const path =
      what === "file" ? join(to, "vault", name.slice(0, 2), name) : join(to, "snapshots", `${done?.name}.sqlite`);
    flipByte(path, statSync(path).size - 2);
    await expect(restore(to, other, { now: NOW })).rejects.toThrow(RestoreRefused);
    expect(existsSync(databasePath(other))).toBe(false);
  });

  it("ends what was under way, and forgets whose process it was", async () => {
    await enqueueJob(data.db, { kind: "ingest", title: "half", input: {}, bytesTotal: 1, now: NOW });
    data.db.$client.prepare("UPDATE deliveries SET state = 'loading', loading_pid = ? WHERE id = 2").run(process.pid);
    await backedUp();
    const { faults } = await restore(to, other, { now: NOW });
    expect(faults).toEqual([]);
    const { rows } = await contentOf(other);
    expect(rows.jobs).toMatchObject([{ state: "failed", message: expect.stringContaining("Restored from a backup") }]);
    expect(rows.deliveries).toMatchObject([{ state: "ready" }, { state: "loading", loading_pid: null }]);
    expect((await listJobs(data.db, 5))[0]?.state).toBe("queued");
  });
});

describe("verify", () => {
  it("finds nothing where nothing is wrong, and counts what belongs to nothing", async () => {
    const stray = join(data.path, "vault", "ab");
    expect(await verifyData(data.path)).toMatchObject({ faults: [], files: 2, unreferenced: 0 });
    const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    writeFileSync(join(dataFolderOf(stray), empty), "");
    expect(await verifyData(data.path)).toMatchObject({ faults: [], files: 3, unreferenced: 1 });
  });

  it("names the file that was altered and the one that is gone", async () => {
    flipByte(fileOf(0), 5);
    rmSync(fileOf(1));
    expect((await verifyData(data.path)).faults).toEqual([
      expect.stringMatching(/^The vault lacks the file of delivery 2 /),
      expect.stringMatching(/^The file of delivery 1 .* was altered/),
    ]);
  });

  it("names the trigger that no longer protects, and the row that refers to nothing", async () => {
    data.db.$client.exec("DROP TRIGGER decisions_no_update");
    data.db.$client.pragma("foreign_keys = OFF");
    data.db.$client.exec("DELETE FROM policies");
    const { faults } = await verifyData(data.path);
    expect(faults).toContain("The trigger decisions_no_update is missing.");
    expect(faults.some((fault) => /^Row \d+ of contracts refers to a missing row of policies\.$/.test(fault))).toBe(
      true,
    );
  });

  it("names the close-out and the release that are not what they say", async () => {
    data.db.$client.exec(`
      INSERT INTO close_outs (contract_id, version, content, sha256, created_by, created_at)
        SELECT id, 1, '{"units": 2}', '${"a".repeat(64)}', 'lead', 1 FROM contracts;
      INSERT INTO releases (id, name, manifest, created_at, created_by)
        VALUES ('r', 'r1', '{"batches": [{"deliveries": [{"sha256": "${"b".repeat(64)}"}]}]}', 1, 'lead');`);
    const { faults, checks } = await verifyData(data.path);
    expect(faults).toEqual([
      expect.stringMatching(/^Version 1 of the close-out of contract .* is not what was hashed\.$/),
      `The release r1 says it was made of a file that no delivery is: ${"b".repeat(64)}.`,
    ]);
    expect(checks).toEqual(CHECKS.map(({ name }) => name));
  });

  it("says what it could not ask where a table is gone, and goes on", async () => {
    data.db.$client.exec("DROP TABLE close_outs");
    const { faults, files } = await verifyData(data.path);
    expect(faults).toContain("The check of the close-outs could not be made: no such table: close_outs.");
    expect(files).toBe(2);
  });

  it("names a page of the database that was written over", async () => {
    data.db.$client.pragma("wal_checkpoint(TRUNCATE)");
    const file = openSync(databasePath(data.path), "r+");
    writeSync(file, Buffer.alloc(16_384, 7), 0, 16_384, 16_384 * 3);
    expect((await verifyData(data.path)).faults.length).toBeGreaterThan(0);
  });
});

function dataFolderOf(folder: string): string {
  return existsSync(folder) ? folder : join(data.path, "vault", (data.files[0] ?? "").slice(0, 2));
}

function flipByte(path: string, at: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.from([1]), 0, 1, at);
}
