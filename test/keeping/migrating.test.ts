/** Opening a database of an earlier version: every row stays, and a copy of it as it was lies beside it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrationsFolder } from "#app/paths.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-migrating-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as the first `count` migrations made it, with a row in it. */
function databaseOf(count: number): string {
  const partial = join(folder, "migrations");
  cpSync(migrationsFolder, partial, { recursive: true });
  const journal = join(partial, "meta", "_journal.json");
  const all = JSON.parse(readFileSync(journal, "utf8"));
  writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, count) }));
  const path = databasePath(folder);
  const client = new Database(path);
  migrate(drizzle(client), { migrationsFolder: partial });
  client.prepare("INSERT INTO vendors (id, name, created_at) VALUES ('v', 'Larkfield', 1)").run();
  client.close();
  return path;
}

const copies = () => readdirSync(folder).filter((name) => name.includes(".before-"));

it("keeps every row, and a copy as it was before", () => {
  const path = databaseOf(1);
  openDatabase(path).$client.close();
  const [copy, ...more] = copies();
  expect(more).toEqual([]);
  const before = new Database(join(folder, copy ?? ""), { readonly: true });
  expect(before.prepare("SELECT name FROM vendors").all()).toEqual([{ name: "Larkfield" }]);
  expect(before.prepare("SELECT count(*) AS n FROM __drizzle_migrations").get()).toEqual({ n: 1 });
  before.close();
  const after = openDatabase(path);
  expect(after.$client.prepare("SELECT name FROM vendors").all()).toEqual([{ name: "Larkfield" }]);
  expect(after.$client.pragma("foreign_key_check")).toEqual([]);
  after.$client.close();
});

it("makes no copy of a new database, nor of one that is up to date", () => {
  const path = databasePath(folder);
  openDatabase(path).$client.close();
  openDatabase(path).$client.close();
  expect(copies()).toEqual([]);
});
