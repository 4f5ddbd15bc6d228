/**
 * A folder of backups: `snapshots/NAME.sqlite` with `NAME.json` beside it, and one `vault` that all of them share, as a
 * file of the vault never changes. A snapshot counts once its JSON is there, which is written last.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openVault, type Vault } from "#app/vault/vault.server.ts";
import { type Snapshot, snapshotSchema } from "./snapshot.ts";

export interface BackupFolder {
  path: string;
  vault: Vault;
}

export interface NamedSnapshot extends Snapshot {
  name: string;
}

export function openBackupFolder(path: string): BackupFolder {
  mkdirSync(join(path, "snapshots"), { recursive: true });
  return { path, vault: openVault(path) };
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
      return parsed.success ? [{ name, ...parsed.data }] : [];
    });
}

/** The newest whole snapshot; null when there is none. */
export function lastBackup(path: string): { name: string; at: number } | null {
  const [newest] = snapshotsIn({ path });
  return newest ? { name: newest.name, at: newest.at } : null;
}

/** Takes a snapshot away: first what makes it count, so that a crash leaves no half of it. */
export function removeSnapshot(folder: BackupFolder, name: string): void {
  rmSync(manifestOf(folder, name), { force: true });
  rmSync(databaseOf(folder, name), { force: true });
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
