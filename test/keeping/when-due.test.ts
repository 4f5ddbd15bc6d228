import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backUpWhenDue } from "#app/jobs/run-backup.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { lastBackup, snapshotsIn } from "#app/keeping/backup-folder.server.ts";
import { backupStanding } from "#app/keeping/backup-standing.server.ts";
import { readiness } from "#app/operation/health.server.ts";
import { loader as thisWeek } from "#app/routes/_index/route.tsx";
import { loader as jobsPage } from "#app/routes/jobs._index/route.tsx";
import { action as keepingAction, loader as keepingPage } from "#app/routes/keeping._index/route.tsx";
import { enqueueJob, forgetChecks, takeJob } from "#db/jobs.server.ts";
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
  expect(backups).toEqual({ last: NOW, everyHours: 6, keep: 14, overdue: null });
  expect(jobs.map(({ kind, state }) => [kind, state])).toEqual([
    ["backup", "queued"],
    ["backup", "done"],
  ]);
});

it("counts one from before the clock was set back as none", async () => {
  const settings = { ...tools.settings, backupFolder: folder, backupEveryHours: 6 };
  await backUpWhenDue(tools, settings, NOW + 24 * HOUR);
  await runQueued(NOW + 24 * HOUR);
  expect(await backUpWhenDue(tools, settings, NOW)).toBe(true);
  await runQueued(NOW);
  expect(snapshotsIn({ path: folder }).map(({ at }) => at)).toEqual([NOW + 24 * HOUR, NOW]);
});

describe("when the clock jumps", () => {
  const DAY = 24 * HOUR;
  const YEAR = 365 * DAY;
  const quarterHours = async (settings: Parameters<typeof backUpWhenDue>[1], from: number, hours: number) => {
    let made = 0;
    for (let now = from; now < from + hours * HOUR; now += HOUR / 4) {
      made += Number(await backUpWhenDue(tools, settings, now));
      await runQueued(now);
    }
    return made;
  };

  it.each([-YEAR, -DAY, DAY, YEAR])(
    "by %d ms, backups are made as often as wanted and the newest stay",
    async (jump) => {
      const settings = { ...tools.settings, backupFolder: folder, backupEveryHours: 6, backupKeep: 4 };
      expect(await quarterHours(settings, NOW, 12)).toBe(2);
      const after = NOW + 12 * HOUR + jump;
      expect(await quarterHours(settings, after, 12)).toBe(2);
      expect(snapshotsIn({ path: folder }).map(({ at }) => at)).toEqual(
        expect.arrayContaining([after, after + 6 * HOUR]),
      );
      expect(snapshotsIn({ path: folder })).toHaveLength(4);
      const standing = await backupStanding(tools.db, settings, after + 7 * HOUR);
      expect(standing).toMatchObject({ last: after + 6 * HOUR, overdue: null });
    },
  );

  it("a check that waits is not forgotten with the old ones, and every job is taken once", async () => {
    const check = { kind: "check", title: "a.jsonl", input: { file: { path: "/nowhere" } }, bytesTotal: 1 };
    const ids = [];
    for (const now of [NOW, NOW - YEAR, NOW + DAY]) ids.push(await enqueueJob(tools.db, { ...check, now }));
    expect(await forgetChecks(tools.db, NOW + YEAR)).toEqual([]);
    const taken = [];
    for (let job = await takeJob(tools.db, NOW); job; job = await takeJob(tools.db, NOW)) taken.push(job.id);
    expect(taken.sort()).toEqual(ids.sort());
  });
});

it("is said to be overdue to those who run the server, on /readyz, on Jobs and on This week", async () => {
  const settings = { ...tools.settings, backupFolder: folder, backupEveryHours: 6 };
  const overdueAt = async (now: number) => (await backupStanding(tools.db, settings, now))?.overdue ?? null;
  expect(await overdueAt(NOW)).toContain("No backup was made yet");
  await backUpWhenDue(tools, settings, NOW);
  expect(await overdueAt(NOW)).toBeNull();
  await runQueued(NOW);
  expect(await overdueAt(NOW + 7 * HOUR - 1)).toBeNull();
  expect(await overdueAt(NOW + 7 * HOUR)).toBe("The last whole backup is 7 hours old; one is wanted every 6.");
  expect(await backupStanding(tools.db, tools.settings, NOW)).toBeNull();
  const backupOverdue = () => overdueAt(NOW + 7 * HOUR);
  const found = await readiness({ ...tools, backupOverdue }, false);
  expect(found.warnings).toEqual(["The last whole backup is 7 hours old; one is wanted every 6."]);
  const admin = { id: "a", name: "A", email: "a@b", sessionId: "s", role: "admin", perContract: new Map() } as const;
  const context = { ...tools, settings, now: () => NOW + 7 * HOUR, person: admin };
  const asked = (person: typeof admin | null) =>
    thisWeek({ request: new Request("http://localhost/"), params: {}, context: { ...context, person } });
  expect((await asked(admin)).overdueBackup).toContain("7 hours old");
  expect((await asked(null)).overdueBackup).toBeNull();
});

it("is made now when an admin asks for it, and counted on the page of what is kept", async () => {
  const settings = { ...tools.settings, backupFolder: folder };
  const context = { ...tools, settings } as unknown as Parameters<typeof keepingPage>[0]["context"];
  const request = () => new Request("http://localhost/keeping", { method: "POST", body: "do=back-up" });
  expect((await keepingAction({ request: request(), params: {}, context })).headers.get("Location")).toBe("/jobs");
  await runQueued(NOW);
  const { snapshots, folder: shown } = await keepingPage({
    request: new Request("http://localhost/keeping"),
    params: {},
    context,
  });
  expect(shown).toBe(folder);
  expect(snapshots).toMatchObject([{ at: NOW, files: 0 }]);
});
