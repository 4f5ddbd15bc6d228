/** A write that fails at its very end is not reported as done. */
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { tellFailedWrites } from "#db/sure-writes.server.ts";

/** What is wrong with the row is found when it is made durable, as a full disk is. */
const DEFERRED = `CREATE TABLE parents (id INTEGER PRIMARY KEY);
  CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)`;
const ADD = "INSERT INTO children (parent) VALUES (?) RETURNING id";

it("is told where a row is returned, which the driver alone does not", () => {
  const client = new Database(":memory:");
  client.pragma("foreign_keys = ON");
  client.exec(DEFERRED);
  const kept = () => client.prepare("SELECT count(*) FROM children").pluck().get();
  expect([client.prepare(ADD).get(7), kept()]).toEqual([{ id: 1 }, 0]);
  tellFailedWrites(client);
  expect(() => client.prepare(ADD).get(7)).toThrow("FOREIGN KEY");
  expect(() => client.prepare(ADD).raw().get(7)).toThrow("FOREIGN KEY");
  client.exec("INSERT INTO parents VALUES (7)");
  expect([client.prepare(ADD).get(7), client.prepare(ADD).raw().get(7), kept()]).toEqual([{ id: 1 }, [2], 2]);
  expect(client.prepare("UPDATE children SET parent = 7 WHERE id = 99 RETURNING id").get()).toBeUndefined();
  client.close();
});
