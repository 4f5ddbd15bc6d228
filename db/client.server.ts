/** Opens the embedded database. SQLite-only statements live here, in snapshot, restricted and audit, and nowhere else. */

import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrationsFolder } from "#app/paths.server.ts";
import { followChanges } from "./audit.server.ts";
import { together } from "./audit-events.server.ts";
import { drizzled } from "./drizzled.server.ts";
import { tellFailedWrites } from "./sure-writes.server.ts";

export type Db = BetterSQLite3Database & { $client: Database.Database };

/**
 * Migrates at open, so a clone needs no set-up step.
 *
 * @param path of the database file; ":memory:", or what `serialize` gave of another database, for one in memory.
 */
export function openDatabase(path: string | Buffer): Db {
  const file = typeof path === "string" && path !== ":memory:" ? path : null;
  if (file) mkdirSync(dirname(file), { recursive: true });
  const client = new Database(path);
  client.pragma("page_size = 16384");
  try {
    client.pragma("journal_mode = WAL");
  } catch (error) {
    // On a file system that can only be read SQLite says that it cannot open the file; the system says why.
    if (file) accessSync(dirname(file), constants.W_OK);
    throw error;
  }
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  client.pragma("busy_timeout = 10000");
  client.pragma("cache_size = -16384");
  tellFailedWrites(client);
  const db = drizzled(client);
  const newest = knownMigrations().at(-1) ?? 0;
  refuseForeign(client, knownMigrations());
  if (file) keepCopyBeforeMigrating(client, file, newest);
  try {
    if (lastMigration(client) !== newest) migrate(db, { migrationsFolder });
  } catch (error) {
    // Another process found the same old database and was faster; what it did is what was wanted here.
    if (lastMigration(client) !== newest) throw error;
  }
  followChanges(client);
  return db;
}

/**
 * A database that holds what this program does not know is left alone: it would be read wrongly and written worse.
 *
 * @throws Error whose sentence says what to do instead
 */
function refuseForeign(client: Database.Database, known: readonly number[]): void {
  const strange = appliedMigrations(client).filter((at) => !known.includes(at));
  if (strange.length === 0) return;
  client.close();
  throw new Error(
    Math.max(...strange) > (known.at(-1) ?? 0)
      ? "Assay cannot start: this data folder was changed by a newer version of Assay, and changes only go forward. Start that version again, or restore a backup from before into a new folder."
      : "Assay cannot start: this data folder was made by a draft of Assay from before its first version, and cannot be brought forward.",
  );
}

/** Whether a database that is only read is as this program would make it. */
export function isUpToDate(client: Database.Database): boolean {
  return lastMigration(client) === (knownMigrations().at(-1) ?? 0);
}

let known: readonly number[] | undefined;

/** When each migration of this program was written, oldest first; read once, as they come with the program. */
function knownMigrations(): readonly number[] {
  known ??= readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  return known;
}

/**
 * Migrations only go forward: what they are about to change stays beside the database as it was, under the time of the
 * newest migration (`assay.sqlite.before-1763980000000`), until it is removed by hand.
 */
function keepCopyBeforeMigrating(client: Database.Database, path: string, newest: number): void {
  const last = lastMigration(client);
  const copy = `${path}.before-${newest}`;
  if (last === null || last >= newest || existsSync(copy)) return;
  removePartsOf(copy);
  const part = `${copy}.${process.pid}`;
  client.prepare("VACUUM INTO ?").run(part);
  renameSync(part, copy);
}

/** Half a copy, left by a process that was killed while making it; one that is at work keeps its own. */
function removePartsOf(copy: string): void {
  for (const file of readdirSync(dirname(copy))) {
    const [, pid] = file.startsWith(`${basename(copy)}.`) ? (/\.(\d+)(?:-journal)?$/.exec(file) ?? []) : [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dirname(copy), file), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** When the last migration that was applied was written; null for a database that is new. */
function lastMigration(client: Database.Database): number | null {
  return appliedMigrations(client).at(-1) ?? null;
}

/** When each migration that was applied was written, oldest first. */
function appliedMigrations(client: Database.Database): number[] {
  const known = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (!known) return [];
  const rows = client.prepare("SELECT created_at AS at FROM __drizzle_migrations ORDER BY created_at").all();
  return (rows as { at: number | string }[]).map(({ at }) => Number(at));
}

export function databasePath(dataFolder: string): string {
  return join(dataFolder, "assay.sqlite");
}

/**
 * All or nothing. The work must be synchronous: the embedded driver commits when it returns.
 *
 * Takes the write lock before the first statement: a transaction that reads first and writes later is refused at once,
 * without waiting, when another process wrote in between.
 */
export function inTransaction<T>(db: Db, work: () => T): T {
  return db.$client.transaction(() => together(db.$client, work)).immediate();
}

/**
 * Writes what may as well not be written, such as when somebody was last here: a reader neither waits for a writer that
 * takes long, and with it everybody else of this process, nor is turned away; nor by a disk that is full or only read.
 *
 * @returns false where it was not written.
 */
export function whereFree(db: Db, work: () => void): boolean {
  const patience = db.$client.pragma("busy_timeout", { simple: true });
  db.$client.pragma("busy_timeout = 0");
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(BUSY|FULL|IOERR|READONLY)/.test(error.code)) return false;
    throw error;
  } finally {
    db.$client.pragma(`busy_timeout = ${patience}`);
  }
}
