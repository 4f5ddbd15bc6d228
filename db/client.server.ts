/** Opens the embedded database. SQLite-only statements live here, in snapshot, restricted and audit, and nowhere else. */

import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrationsFolder } from "#app/paths.server.ts";
import { followChanges } from "./audit.server.ts";
import { together } from "./audit-events.server.ts";
import * as schema from "./schema.ts";

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };

/** Migrates at open, so a clone needs no set-up step and a test passes ":memory:". */
export function openDatabase(path: string): Db {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const client = new Database(path);
  client.pragma("page_size = 16384");
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  client.pragma("busy_timeout = 10000");
  client.pragma("cache_size = -16384");
  const db = drizzle(client, { schema });
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  keepCopyBeforeMigrating(client, path, newest);
  try {
    migrate(db, { migrationsFolder });
  } catch (error) {
    // Another process found the same old database and was faster; what it did is what was wanted here.
    if (lastMigration(client) !== newest) throw error;
  }
  followChanges(client);
  return db;
}

/**
 * Migrations only go forward: what they are about to change stays beside the database as it was, under the time of the
 * newest migration (`assay.sqlite.before-1763980000000`), until it is removed by hand.
 */
function keepCopyBeforeMigrating(client: Database.Database, path: string, newest: number): void {
  const last = lastMigration(client);
  const copy = `${path}.before-${newest}`;
  if (last === null || last >= newest || existsSync(copy)) return;
  const part = `${copy}.${process.pid}`;
  rmSync(part, { force: true });
  client.prepare("VACUUM INTO ?").run(part);
  renameSync(part, copy);
}

/** When the last migration that was applied was written; null for a database that is new. */
function lastMigration(client: Database.Database): number | null {
  const known = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get();
  if (!known) return null;
  const row = client.prepare("SELECT max(created_at) AS at FROM __drizzle_migrations").get() as { at: number | null };
  return row.at === null ? null : Number(row.at);
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
