/** From a backup to a data folder that a server can start on. */

import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { copyIn, has, hashFile, openVault, pathInVault, settle, syncPath } from "#app/vault/vault.server.ts";
import { appendEvent } from "#db/audit-log.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { forgetProcesses } from "#db/deliveries.server.ts";
import { endUnfinishedJobs } from "#db/jobs.server.ts";
import { databaseOf, type NamedSnapshot, openBackupFolder, snapshotsIn } from "./backup-folder.server.ts";
import { makeFolder } from "./new-folder.server.ts";
import { type DataVerified, verifyData } from "./verify.server.ts";

/** The message is for a person; nothing that was there before is touched. */
export class RestoreRefused extends Error {
  override name = "RestoreRefused";
}

export interface Restored extends DataVerified {
  name: string;
  at: number;
}

/**
 * The database takes its name last: a folder without it is a restore that did not finish, and can be restored into again.
 *
 * @param snapshot its name; the newest when undefined
 * @throws RestoreRefused when the folder holds data already, or the backup is not whole
 */
export async function restore(
  from: string,
  dataFolder: string,
  { snapshot, now }: { snapshot?: string; now: number },
): Promise<Restored> {
  refuseOccupied(dataFolder);
  const chosen = chosenSnapshot(from, snapshot);
  makeFolder(dataFolder);
  const part = `${databasePath(dataFolder)}.part`;
  // What a restore that was killed left of its own: SQLite would take an old journal for one of the new file.
  for (const ending of ["", ...JOURNALS]) rmSync(`${part}${ending}`, { force: true });
  await restoreFiles(from, dataFolder, chosen);
  copyFileSync(databaseOf({ path: from }, chosen.name), part);
  if ((await hashFile(part)).sha256 !== chosen.database.sha256) {
    rmSync(part);
    throw new RestoreRefused(`The database of the snapshot ${chosen.name} was altered.`);
  }
  await settleUnfinished(part, chosen.name, now);
  syncPath(part);
  renameSync(part, databasePath(dataFolder));
  syncPath(dataFolder);
  return { name: chosen.name, at: chosen.at, ...(await verifyData(dataFolder)) };
}

const JOURNALS = ["-wal", "-shm", "-journal"];

function refuseOccupied(dataFolder: string): void {
  if (existsSync(databasePath(dataFolder)))
    throw new RestoreRefused("This folder holds data already. Restore into a new one, then point ASSAY_DATA to it.");
  const left = JOURNALS.find((ending) => existsSync(`${databasePath(dataFolder)}${ending}`));
  if (left)
    throw new RestoreRefused(
      `This folder holds what is left of another database (assay.sqlite${left}), which would be mixed with the restored one. Restore into a new folder.`,
    );
}

function chosenSnapshot(from: string, name: string | undefined): NamedSnapshot {
  const snapshots = snapshotsIn({ path: from });
  const chosen = name === undefined ? snapshots[0] : snapshots.find((one) => one.name === name);
  if (chosen) return chosen;
  const known = snapshots.map((one) => one.name).join(", ");
  throw new RestoreRefused(
    known === "" ? "There is no whole snapshot in this folder." : `There is no such snapshot; here are: ${known}.`,
  );
}

async function restoreFiles(from: string, dataFolder: string, { files }: NamedSnapshot): Promise<void> {
  const backup = openBackupFolder(from);
  const vault = openVault(dataFolder);
  for (const { sha256 } of files) {
    if (has(vault, sha256)) {
      if ((await hashFile(pathInVault(vault, sha256))).sha256 === sha256) continue;
      rmSync(pathInVault(vault, sha256));
    }
    if (!has(backup.vault, sha256)) throw new RestoreRefused(`The backup lacks the file ${sha256}.`);
    const { temporary, ...copy } = await copyIn(vault, pathInVault(backup.vault, sha256));
    if (copy.sha256 !== sha256) {
      rmSync(temporary);
      throw new RestoreRefused(`The backup’s file ${sha256} was altered.`);
    }
    settle(vault, temporary, sha256);
  }
}

/** What was under way when the snapshot was made has no process here and its upload is not in a backup. */
async function settleUnfinished(database: string, name: string, now: number): Promise<void> {
  const db = openDatabase(database);
  try {
    await forgetProcesses(db);
    await endUnfinishedJobs(
      db,
      "Restored from a backup, which holds no unfinished work. Hand the file over again.",
      now,
    );
    await appendEvent(db, { what: "restored", subject: `backups/${name}` });
    db.$client.pragma("journal_mode = DELETE");
  } finally {
    db.$client.close();
  }
}
