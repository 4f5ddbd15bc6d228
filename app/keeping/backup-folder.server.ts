/**
 * A folder of backups: `snapshots/NAME.sqlite` with `NAME.json` beside it, and one `vault` that all of them share, as a
 * file of the vault never changes. A snapshot counts once its JSON is there, which is written last, beside a database of
 * the size that it says.
 */

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { openVault, type Vault } from "#app/vault/vault.server.ts";
import { tryLock } from "#db/snapshot.server.ts";
import { makeFolder } from "./new-folder.server.ts";
import { type Snapshot, snapshotSchema } from "./snapshot.ts";

/** Held while a backup is written: two at once would clear each other's unfinished files away. */
const LOCK = "lock";

export interface BackupFolder {
  path: string;
  vault: Vault;
}

export interface NamedSnapshot extends Snapshot {
  name: string;
}

export function openBackupFolder(path: string): BackupFolder {
  makeFolder(join(path, "snapshots"));
  return { path, vault: openVault(path) };
}

/** null while another backup is written here; otherwise what lets go. A process that is killed lets go too. */
export function lockFolder({ path }: BackupFolder): (() => void) | null {
  return tryLock(join(path, LOCK));
}

export function databaseOf({ path }: Pick<BackupFolder, "path">, name: string): string {
  return join(path, "snapshots", `${name}.sqlite`);
}

export function manifestOf({ path }: Pick<BackupFolder, "path">, name: string): string {
  return join(path, "snapshots", `${name}.json`);
}

/** Whole snapshots, newest first. A manifest that cannot be read is passed over: its snapshot is not to be trusted. */
export function snapshotsIn(folder: Pick<BackupFolder, "path">): NamedSnapshot[] {
  const parent = join(folder.path, "snapshots");
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort()
    .reverse()
    .flatMap((name) => {
      const parsed = snapshotSchema.safeParse(jsonIn(manifestOf(folder, name)));
      return parsed.success && sizeOf(databaseOf(folder, name)) === parsed.data.database.bytes
        ? [{ name, ...parsed.data }]
        : [];
    });
}

export interface SnapshotShown {
  name: string;
  at: number;
  /** Bytes. */
  database: number;
  /** Of the vault: how many, and their bytes. */
  files: number;
  bytes: number;
}

export function snapshotsShown(path: string): SnapshotShown[] {
  return snapshotsIn({ path }).map(({ name, at, database, files }) => {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { name, at, database: database.bytes, files: files.length, bytes };
  });
}

/**
 * The newest whole snapshot; null when there is none. One from after `now` was made before a clock was set back, and says
 * nothing about today.
 */
export function lastBackup(path: string, now = Number.POSITIVE_INFINITY): { name: string; at: number } | null {
  const newest = snapshotsIn({ path }).find(({ at }) => at <= now);
  return newest ? { name: newest.name, at: newest.at } : null;
}

/** Takes a snapshot away: first what makes it count, so that a crash leaves no half of it. */
export function removeSnapshot(folder: BackupFolder, name: string): void {
  rmSync(manifestOf(folder, name), { force: true });
  rmSync(databaseOf(folder, name), { force: true });
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
