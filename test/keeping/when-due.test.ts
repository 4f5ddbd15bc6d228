import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { backUpWhenDue } from "#app/jobs/run-backup.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { lastBackup } from "#app/keeping/backup-folder.server.ts";
import { loader as jobsPage } from "#app/routes/jobs._index/route.tsx";
import { takeJob } from "#db/jobs.server.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

const HOUR = 3_600_000;

let tools: TestTools;
let folder: string;
beforeEach(async () => {
  tools = await testTools();
  folder = mkdtempSync(join(tmpdir(), "assay-backups-"));
});
afterEach(() => {
  tools.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs what waits, at that time. */
async function runQueued(now: number): Promise<void> {
  const job = await takeJob(tools.db, now);
  if (job) await runJob({ db: tools.db, vault: tools.vault, maxRowBytes: 1e6, now: () => now }, job);
}

it("is queued when the newest is old enough, once, and not without a folder", async () => {
  expect(await backUpWhenDue(tools, tools.settings, NOW)).toBe(false);
  const settings = { ...tools.settings, backupFolder: folder, backupEveryHours: 6 };
  expect(await backUpWhenDue(tools, settings, NOW)).toBe(true);
  expect(await backUpWhenDue(tools, settings, NOW)).toBe(false);
  await runQueued(NOW);
  expect(lastBackup(settings.backupFolder)?.at).toBe(NOW);
  expect(await backUpWhenDue(tools, settings, NOW + 6 * HOUR - 1)).toBe(false);
  expect(await backUpWhenDue(tools, settings, NOW + 6 * HOUR)).toBe(true);
  const context = { ...tools, settings } as unknown as Parameters<typeof jobsPage>[0]["context"];
  const { backups, jobs } = await jobsPage({ request: new Request("http://localhost/jobs"), params: {}, context });
  expect(backups).toEqual({ last: NOW, everyHours: 6 });
  expect(jobs.map(({ kind, state }) => [kind, state])).toEqual([
    ["backup", "queued"],
    ["backup", "done"],
  ]);
});
