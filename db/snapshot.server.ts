/** A database as a file of its own, and whether a database is sound. SQLite-only statements, as in client.server.ts. */
import Database from "better-sqlite3";
import { type Db, isUpToDate, openDatabase } from "./client.server.ts";
import { drizzled } from "./drizzled.server.ts";

/**
 * Writes the whole database, as it stands at this moment, into a new file. Others may read and write meanwhile: what they
 * write is in it wholly or not at all.
 */
export function writeSnapshot(db: Db, path: string): void {
  db.$client.prepare("VACUUM INTO ?").run(path);
}

/** Neither migrates nor writes. @throws when there is no such file, or it is no database. */
export function openForReading(path: string): Db {
  const client = new Database(path, { readonly: true, fileMustExist: true });
  client.pragma("schema_version");
  return drizzled(client);
}

/**
 * A lock in a file of its own, until it is let go or its process ends, however that ends. null while another holds it.
 *
 * @returns lets go of it.
 */
export function tryLock(path: string): (() => void) | null {
  const client = new Database(path, { timeout: 0 });
  try {
    client.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    client.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return null;
    throw error;
  }
  return () => {
    client.exec("ROLLBACK");
    client.close();
  };
}

/** Whether the database itself could not answer, so that what was asked remains open. */
export function isUnanswered(error: unknown): error is Error {
  return error instanceof Database.SqliteError;
}

/** One sentence for each fault of the file's own structure; none when it is sound. SQLite stops at a hundred by itself. */
export function pageFaults(db: Db): string[] {
  try {
    const rows = db.$client.pragma("integrity_check") as { integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((message) => message !== "ok");
  } catch (error) {
    if (error instanceof Database.SqliteError) return [`The database cannot be read: ${error.message}.`];
    throw error;
  }
}

const DANGLING_SHOWN = 20;

/** One sentence for each row whose foreign key finds nothing. */
export function danglingRows(db: Db): string[] {
  const rows = db.$client.pragma("foreign_key_check") as { table: string; rowid: number | null; parent: string }[];
  const shown = rows
    .slice(0, DANGLING_SHOWN)
    .map(
      ({ table, rowid, parent }) =>
        `Row ${rowid ?? "without a number"} of ${table} refers to a missing row of ${parent}.`,
    );
  const more = rows.length - shown.length;
  return more > 0 ? [...shown, `${more} more rows refer to rows that are missing.`] : shown;
}

/** Tables, indexes and triggers against those of a new database: a trigger that is gone no longer protects anything. */
export function schemaFaults(db: Db): string[] {
  if (!isUpToDate(db.$client))
    return ["The database is of another version of Assay; any other command of this one brings it forward."];
  const fresh = openDatabase(":memory:");
  try {
    const wanted = partsOf(fresh);
    const found = partsOf(db);
    const faults: string[] = [];
    for (const [name, text] of wanted) {
      if (!found.has(name)) faults.push(`The ${name} is missing.`);
      else if (found.get(name) !== text) faults.push(`The ${name} is not what it should be.`);
    }
    for (const name of found.keys()) if (!wanted.has(name)) faults.push(`The ${name} does not belong here.`);
    return faults;
  } finally {
    fresh.$client.close();
  }
}

function partsOf(db: Db): Map<string, string> {
  const rows = db.$client
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    .all() as { type: string; name: string; sql: string }[];
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql]));
}
