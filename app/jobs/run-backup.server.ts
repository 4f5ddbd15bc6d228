/** Backups that the server makes by itself, and how one is made as a job. */
import { BackupFailed, backUp } from "#app/keeping/backup.server.ts";
import { lastBackup } from "#app/keeping/backup-folder.server.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import { enqueueOnly, type JobRow } from "#db/jobs.server.ts";
import type { BackupInput } from "./job.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";
import type { JobQueue } from "./queue.server.ts";

const HOUR_MS = 3_600_000;

/** Queues a backup when the newest one is older than the settings want. Returns whether it did. */
export async function backUpWhenDue(
  { db, queue }: { db: Db; queue: Pick<JobQueue, "wake"> },
  { backupFolder: to, backupEveryHours, backupKeep: keep }: Settings,
  now: number,
): Promise<boolean> {
  if (to === null) return false;
  const last = lastBackup(to, now);
  if (last && now - last.at < backupEveryHours * HOUR_MS) return false;
  const input: BackupInput = { to, keep };
  if ((await enqueueOnly(db, { kind: "backup", title: "Backup", input, bytesTotal: 0, now })) === null) return false;
  queue.wake();
  return true;
}

/** Queues one for now, whenever the last one was. false without a folder, or while one waits. */
export async function backUpNow(
  { db, queue }: { db: Db; queue: Pick<JobQueue, "wake"> },
  settings: Settings,
  now: number,
): Promise<boolean> {
  return backUpWhenDue({ db, queue }, { ...settings, backupEveryHours: 0 }, now);
}

export async function runBackup(tools: JobTools, job: JobRow): Promise<End> {
  const { to, keep } = job.input as BackupInput;
  const { progress, cancelled } = await hooks(tools, job);
  try {
    const done = await backUp(
      tools,
      { to, keep, now: tools.now() },
      {
        cancelled,
        progress: (files, all) =>
          progress({ stage: "store", bytesDone: files, bytesTotal: all, rows: files, rejected: 0 }),
      },
    );
    if (done === null) return { state: "cancelled", message: "Cancelled. No snapshot was kept." };
    const { name, files, copied, databaseBytes } = done;
    return { state: "done", result: { kind: "backed-up", name, files, copied, databaseBytes } };
  } catch (error) {
    if (error instanceof BackupFailed) return { state: "failed", message: error.message };
    throw error;
  }
}
