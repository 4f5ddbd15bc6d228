/**
 * A backup of a running Assay. The database is copied first, as of one moment; then the files of the vault that this copy
 * refers to. A file is in the vault before a row refers to it and is never changed, so the two belong together.
 */
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import {
  copyIn,
  has,
  hashFile,
  pathInVault,
  settle,
  sizeOf,
  sweep,
  syncPath,
  type Vault,
} from "#app/vault/vault.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import { auditHeadOf } from "#db/audit-proof.server.ts";
import type { Db } from "#db/client.server.ts";
import { fileReferences } from "#db/file-references.server.ts";
import { openForReading, writeSnapshot } from "#db/snapshot.server.ts";
import {
  type BackupFolder,
  databaseOf,
  lockFolder,
  manifestOf,
  type NamedSnapshot,
  openBackupFolder,
  removeSnapshot,
  snapshotsIn,
} from "./backup-folder.server.ts";
import { type Snapshot, snapshotName } from "./snapshot.ts";

export interface BackupRequest {
  /** The folder of the backups. */
  to: string;
  /** How many snapshots stay; older ones go once this one is whole. */
  keep: number;
  now: number;
}

export interface BackupHooks {
  /** Files of the vault looked at so far, of all. */
  progress(done: number, all: number): void;
  cancelled(): boolean;
}

export interface BackedUp {
  name: string;
  databaseBytes: number;
  /** Of the vault: all that belong to the snapshot, and those that had to be copied now. */
  files: number;
  copied: number;
  copiedBytes: number;
  removedSnapshots: number;
}

/** The backup cannot be made, or what it would keep is damaged. The message is for a person. */
export class BackupFailed extends Error {
  override name = "BackupFailed";
}

/**
 * null when cancelled: what was copied by then stays and is not copied again.
 *
 * @throws BackupFailed when the folder will not do, or a file of the vault is missing or altered; no snapshot is kept then
 */
export async function backUp(
  { db, vault }: { db: Db; vault: Vault },
  { to, keep, now }: BackupRequest,
  hooks: BackupHooks,
): Promise<BackedUp | null> {
  refuseInside(vault, to);
  const folder = openBackupFolder(to);
  const letGo = lockFolder(folder);
  if (!letGo) throw new BackupFailed("Another backup is being written into this folder. Wait until it is done.");
  try {
    return await backUpInto(folder, { db, vault }, { keep, now }, hooks);
  } finally {
    letGo();
  }
}

async function backUpInto(
  folder: BackupFolder,
  { db, vault }: { db: Db; vault: Vault },
  { keep, now }: Omit<BackupRequest, "to">,
  hooks: BackupHooks,
): Promise<BackedUp | null> {
  clearUnfinished(folder);
  const name = snapshotName(now);
  if (existsSync(databaseOf(folder, name))) throw new BackupFailed(`There is a snapshot ${name} already.`);
  try {
    writeSnapshot(db, databaseOf(folder, name));
    syncPath(databaseOf(folder, name));
    const { audit, wanted } = await contentOf(databaseOf(folder, name));
    const copied = await copyFiles(vault, folder, wanted, hooks);
    if (copied === null) {
      removeSnapshot(folder, name);
      return null;
    }
    const { sha256, bytes } = await hashFile(databaseOf(folder, name));
    writeManifest(folder, name, { format: 1, at: now, database: { sha256, bytes }, files: copied.files, audit });
    // A disk too full for the event is a reason to have the backup, not to be without it.
    await appendEvent(db, { what: "exported", subject: `backups/${name}`, after: { bytes } }).catch(() => undefined);
    const removedSnapshots = prune(folder, { name, now }, keep);
    const { files, ...counts } = copied;
    return { name, databaseBytes: bytes, files: files.length, ...counts, removedSnapshots };
  } catch (error) {
    removeSnapshot(folder, name);
    throw error;
  }
}

/** A backup inside the data folder would be lost with it. */
function refuseInside(vault: Vault, to: string): void {
  const way = relative(resolve(vault.folder, ".."), resolve(to));
  const isOutside = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  if (!isOutside)
    throw new BackupFailed("A backup inside the data folder would be lost with it. Choose a folder elsewhere.");
}

/** What a crash left: copies of the database without a manifest, and copies of files under way. */
function clearUnfinished(folder: BackupFolder): void {
  const whole = new Set(snapshotsIn(folder).map(({ name }) => name));
  for (const file of readdirSync(join(folder.path, "snapshots")))
    if (!whole.has(file.replace(/\.(sqlite|json)$/, ""))) rmSync(join(folder.path, "snapshots", file), { force: true });
}

async function contentOf(database: string) {
  const db = openForReading(database);
  try {
    const files = new Map((await fileReferences(db)).map((reference) => [reference.sha256, reference]));
    return { wanted: [...files.values()], audit: auditHeadOf(db) };
  } finally {
    db.$client.close();
  }
}

async function copyFiles(
  vault: Vault,
  folder: BackupFolder,
  wanted: readonly { sha256: string; of: string }[],
  { progress, cancelled }: BackupHooks,
) {
  const files: Snapshot["files"] = [];
  let copied = 0;
  let copiedBytes = 0;
  for (const { sha256, of } of wanted) {
    if (cancelled()) return null;
    if (!has(vault, sha256)) throw new BackupFailed(`The vault lacks the file of ${of}: ${sha256}.`);
    const bytes = sizeOf(vault, sha256);
    if (!(await isWhole(folder.vault, sha256))) {
      const { temporary, ...copy } = await copyIn(folder.vault, pathInVault(vault, sha256));
      if (copy.sha256 !== sha256) {
        rmSync(temporary, { force: true });
        throw new BackupFailed(`The file of ${of} was altered: its bytes are no longer those of ${sha256}.`);
      }
      if (has(folder.vault, sha256)) rmSync(pathInVault(folder.vault, sha256));
      settle(folder.vault, temporary, sha256);
      copied += 1;
      copiedBytes += bytes;
    }
    files.push({ sha256, bytes });
    progress(files.length, wanted.length);
  }
  return { files, copied, copiedBytes };
}

/** A copy that is there is read again: one that was damaged since would otherwise be relied on for ever. */
async function isWhole(vault: Vault, sha256: string): Promise<boolean> {
  return has(vault, sha256) && (await hashFile(pathInVault(vault, sha256))).sha256 === sha256;
}

function writeManifest(folder: BackupFolder, name: string, manifest: Snapshot): void {
  const path = manifestOf(folder, name);
  writeFileSync(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`);
  syncPath(`${path}.part`);
  renameSync(`${path}.part`, path);
  syncPath(join(folder.path, "snapshots"));
}

/**
 * Older snapshots, and files that only they needed; never the one just made. Those from the future, made before a clock
 * was set back, go before those that are known to be recent. Returns how many went.
 */
function prune(folder: BackupFolder, made: { name: string; now: number }, keep: number): number {
  const snapshots: NamedSnapshot[] = snapshotsIn(folder);
  const isFuture = ({ at }: NamedSnapshot) => Number(at > made.now);
  const others = snapshots.filter(({ name }) => name !== made.name).sort((a, b) => isFuture(a) - isFuture(b));
  const old = others.slice(Math.max(0, keep - 1));
  for (const { name } of old) removeSnapshot(folder, name);
  const stay = snapshots.filter((snapshot) => !old.includes(snapshot));
  sweep(folder.vault, new Set(stay.flatMap(({ files }) => files.map(({ sha256 }) => sha256))), () => false);
  return old.length;
}
