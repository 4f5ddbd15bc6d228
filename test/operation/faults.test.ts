/** What a full disk says, and what a log may hold of an error. */
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { faultForLog } from "#app/operation/fault-for-log.ts";
import { systemFault, systemFaultSentence } from "#app/operation/system-fault.ts";

describe("a fault of the system", () => {
  it("is told from the real error of a database that has no room", () => {
    const db = new Database(":memory:");
    db.exec("CREATE TABLE t (x)");
    db.pragma("max_page_count = 4");
    const fill = () => db.prepare("INSERT INTO t VALUES (?)").run("x".repeat(100_000));
    expect(systemFault(caught(fill))).toEqual({ message: "The disk is full.", status: 507, path: null });
    db.close();
  });

  it("is told from the real error of a database that can only be read", () => {
    const db = new Database(":memory:");
    db.pragma("query_only = 1");
    expect(systemFault(caught(() => db.exec("CREATE TABLE t (x)")))?.message).toBe("The file system can only be read.");
    db.close();
  });

  it("names the path on the command line alone", () => {
    const error = caught(() => readFileSync("/nowhere/at/all"));
    expect(systemFaultSentence(error)).toBe("There is no such file or folder: /nowhere/at/all");
    expect(systemFault(error)?.message).not.toContain("nowhere");
  });

  it("is nothing that our own code throws", () => {
    expect(systemFault(new Error("no such batch"))).toBeNull();
    expect(systemFault("text")).toBeNull();
    expect(systemFault(null)).toBeNull();
  });
});

describe("an error in the log", () => {
  const secret = '{"prompt": "the patient is called Ada"}}';

  it("keeps its kind and places, and no word of what was read", () => {
    const text = faultForLog(caught(() => JSON.parse(secret)));
    expect(text).toMatch(/^SyntaxError\n\s+at /);
    expect(text).not.toContain("Ada");
  });

  it("keeps none of a cause's either", () => {
    const text = faultForLog(new Error(secret, { cause: new TypeError(secret) }));
    expect(text).toContain("caused by TypeError");
    expect(text).not.toContain("Ada");
  });

  it("says what the system refused", () => {
    const error = Object.assign(new Error("disk I/O error"), { code: "SQLITE_FULL" });
    expect(faultForLog(error)).toMatch(/^Error SQLITE_FULL: The disk is full\./);
  });

  it("does not show what was thrown when it is no error", () => {
    expect(faultForLog(secret)).toBe("thrown: a string");
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}
