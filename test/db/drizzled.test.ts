/** The query builder gets the same compiled statement again, and from it the answer a new one would give. */
import Database from "better-sqlite3";
import { asc, eq, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Db } from "#db/client.server.ts";
import { drizzled } from "#db/drizzled.server.ts";

const marks = sqliteTable("marks", { id: integer("id").primaryKey(), name: text("name").notNull() });
const DECLARED = "CREATE TABLE marks (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)";

let client: Database.Database;
let db: Db;
beforeEach(() => {
  client = new Database(":memory:");
  client.exec(DECLARED);
  db = drizzled(client);
  for (const name of ["a", "b", "c"]) db.insert(marks).values({ name }).run();
});
afterEach(() => client.close());

const names = () => db.select().from(marks).orderBy(asc(marks.id)).all();

it("compiles a text once, whatever it is asked with", () => {
  const compiled = vi.spyOn(client, "prepare");
  for (const id of [1, 2, 3, 2]) expect(db.select().from(marks).where(eq(marks.id, id)).get()?.id).toBe(id);
  expect(compiled).toHaveBeenCalledTimes(1);
  db.$client.prepare("SELECT 1").get();
  db.$client.prepare("SELECT 1").get();
  expect(compiled).toHaveBeenCalledTimes(3);
});

it("answers a text with named columns where it answered with bare rows before", () => {
  const ask = sql`select "id", "name" from "marks" where "marks"."id" = ${2}`;
  const built = () => db.select().from(marks).where(eq(marks.id, 2)).all();
  for (let turn = 0; turn < 2; turn += 1) {
    expect(db.all(ask)).toEqual([{ id: 2, name: "b" }]);
    expect(built()).toEqual([{ id: 2, name: "b" }]);
    expect(db.values(ask)).toEqual([[2, "b"]]);
  }
});

it("sees a table that has changed, and one that was made anew", () => {
  expect(names()).toHaveLength(3);
  client.exec("ALTER TABLE marks ADD COLUMN later TEXT");
  expect(names()).toEqual(["a", "b", "c"].map((name, n) => ({ id: n + 1, name })));
  client.exec(`DROP TABLE marks; ${DECLARED}`);
  expect(names()).toEqual([]);
});

it("is as good after a statement that failed, and after a transaction that was taken back", () => {
  const add = (name: string) => db.insert(marks).values({ name }).returning().get();
  expect(() => add("a")).toThrow("UNIQUE");
  expect(() =>
    db.transaction(() => {
      add("d");
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(add("d")?.name).toBe("d");
  expect(names()).toHaveLength(4);
});

it("keeps no more than some hundreds, and none that is very long", () => {
  const compiled = vi.spyOn(client, "prepare");
  const ask = (n: number) => db.all(sql.raw(`SELECT ${n} AS n`));
  for (let n = 0; n < 600; n += 1) expect(ask(n)).toEqual([{ n }]);
  ask(599);
  expect(compiled).toHaveBeenCalledTimes(600);
  ask(0);
  expect(compiled).toHaveBeenCalledTimes(601);
  const long = sql.raw(`SELECT '${"x".repeat(9000)}' AS x`);
  db.all(long);
  db.all(long);
  expect(compiled).toHaveBeenCalledTimes(603);
});

it("lets the connection be closed", () => {
  names();
  client.close();
  expect(() => names()).toThrow("not open");
});
