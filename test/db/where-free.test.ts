/** What may as well not be written turns nobody away. */
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { whereFree } from "#db/client.server.ts";
import { memoryDatabase } from "#test/support/tools.ts";

it("is left out where the database can only be read, or has no room, and whatever else is wrong is told", () => {
  const db = memoryDatabase();
  const failing = (code: string) => () => {
    throw new Database.SqliteError("no", code);
  };
  for (const code of ["SQLITE_BUSY", "SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_READONLY_DBMOVED"])
    expect(whereFree(db, failing(code))).toBe(false);
  expect(() => whereFree(db, failing("SQLITE_CONSTRAINT"))).toThrow("no");
  db.$client.pragma("query_only = ON");
  expect(whereFree(db, () => void db.$client.exec("UPDATE sessions SET seen_at = 1"))).toBe(false);
  db.$client.pragma("query_only = OFF");
  expect(whereFree(db, () => void db.$client.exec("UPDATE sessions SET seen_at = 1"))).toBe(true);
  db.$client.close();
});
