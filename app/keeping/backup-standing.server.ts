/** How it stands with the backups that the server makes by itself. */
import type { Db } from "#db/client.server.ts";
import { hasUnfinished } from "#db/jobs.server.ts";
import { lastBackup } from "./backup-folder.server.ts";

export interface BackupSchedule {
  /** null: none are made. */
  backupFolder: string | null;
  backupEveryHours: number;
  backupKeep: number;
}

export interface BackupStanding {
  /** UTC milliseconds of the last whole one; null = none yet. */
  last: number | null;
  everyHours: number;
  keep: number;
  /** null while all is well; a sentence for those who run the server otherwise. */
  overdue: string | null;
}

const HOUR_MS = 3_600_000;
/** For the queue to come round to it, and for the copying itself. */
const GRACE_MS = HOUR_MS;

/** null where no folder is set. */
export async function backupStanding(
  db: Db,
  { backupFolder, backupEveryHours: everyHours, backupKeep: keep }: BackupSchedule,
  now: number,
): Promise<BackupStanding | null> {
  if (backupFolder === null) return null;
  const last = lastBackup(backupFolder, now)?.at ?? null;
  const standing = { last, everyHours, keep };
  if (last === null) {
    const isUnderWay = await hasUnfinished(db, "backup");
    return { ...standing, overdue: isUnderWay ? null : "No backup was made yet, although a folder is set." };
  }
  const late = Math.floor((now - last - everyHours * HOUR_MS - GRACE_MS) / HOUR_MS);
  if (late < 0) return { ...standing, overdue: null };
  const since = Math.floor((now - last) / HOUR_MS);
  return { ...standing, overdue: `The last whole backup is ${since} hours old; one is wanted every ${everyHours}.` };
}
