/** Opens the embedded database. SQLite-only statements live here and nowhere else. */

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { migrationsFolder } from "#app/paths.server.ts";
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
  migrate(db, { migrationsFolder });
  return db;
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
  return db.$client.transaction(work).immediate();
}
