/** Opening a database of an earlier version: every row stays, and a copy of it as it was lies beside it. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ItemRecord } from "#app/domain/record.ts";
import { JUDGMENT_KINDS, TIE_KINDS } from "#app/domain/strength.ts";
import { ChunkBuilder } from "#app/ingest/chunk.ts";
import { emptyNames } from "#app/ingest/names.ts";
import { migrationsFolder } from "#app/paths.server.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { batchView } from "#db/batch-views.server.ts";
import { type Db, databasePath, openDatabase } from "#db/client.server.ts";
import { aRowOfEverything } from "#test/support/a-row-of-everything.ts";
import { aDesk, type Desk } from "#test/support/assay-command.ts";

const journal = (folder: string) => join(folder, "meta", "_journal.json");
const ALL: { entries: { tag: string; when: number }[] } = JSON.parse(readFileSync(journal(migrationsFolder), "utf8"));
/** The tables, and the triggers that protect them: the first schema that anything was kept under. */
const FIRST = 2;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-migrating-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as the first `count` migrations made it. */
function openOld(path: string, count: number): Database.Database {
  const partial = join(folder, "migrations");
  cpSync(migrationsFolder, partial, { recursive: true });
  writeFileSync(journal(partial), JSON.stringify({ ...ALL, entries: ALL.entries.slice(0, count) }));
  const client = new Database(path);
  migrate(drizzle(client), { migrationsFolder: partial });
  return client;
}

/** Tables whose every fact stood in the columns of the delivery as well, from the first schema on; see below. */
const IN_COLUMNS = new Set(["judgments", "responses"]);
const DROPPED_AFTER = ALL.entries.findIndex(({ tag }) => tag === "0038_content_in_columns");

/** With two rows in every table that there was. */
function databaseOf(count: number): { path: string; rows: Map<string, Record<string, unknown>[]> } {
  const path = databasePath(folder);
  const client = openOld(path, count);
  aRowOfEverything({ $client: client } as Db);
  const rows = rowsOf(client);
  client.close();
  return { path, rows };
}

/** Without what is computed from other columns, and without the list of migrations itself. */
function rowsOf(client: Database.Database): Map<string, Record<string, unknown>[]> {
  const tables = client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name")
    .pluck()
    .all() as string[];
  const kept = tables.filter((table) => table !== "__drizzle_migrations");
  return new Map(
    kept.map((table) => [table, client.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]]),
  );
}

const copies = () => readdirSync(folder).filter((name) => name.includes(".before-"));

describe("from the first schema that anything was kept under, and from every sixth since", () => {
  const versions = ALL.entries
    .slice(FIRST - 1, -1)
    .map(({ tag }, k) => [tag, k + FIRST] as const)
    .filter((_, k) => k % 6 === 0);
  it.each(versions)("%s: two rows of every table come through all that followed", (_tag, count) => {
    const { path, rows } = databaseOf(count);
    const after = openDatabase(path);
    const now = rowsOf(after.$client);
    for (const [table, before] of rows) {
      if (IN_COLUMNS.has(table)) continue;
      expect(before.length, table).toBe(table.startsWith("audit_") ? before.length : 2);
      for (const row of before)
        expect(now.get(table), table).toContainEqual(expect.objectContaining(row as Record<string, unknown>));
    }
    after.$client.close();
  });
});

it("what the rows of responses and judgments said is read from the columns beside them", async () => {
  const path = databasePath(folder);
  const old = openOld(path, DROPPED_AFTER);
  old.pragma("foreign_keys = OFF");
  const names = emptyNames();
  const builder = new ChunkBuilder(names);
  const records = fc.sample(aJudgedRecord, { numRuns: 300, seed: 38 });
  for (const record of records) builder.add(record as unknown as ItemRecord, { line: 1, offset: 0, length: 1 });
  const { items, responses, judgments } = builder.take();
  const column = old.prepare("INSERT INTO delivery_columns (delivery_id, name, chunk, data) VALUES (1, ?, 0, ?)");
  for (const [group, columns] of Object.entries({ items, responses, judgments }))
    for (const [name, data] of Object.entries(columns))
      if (ArrayBuffer.isView(data)) column.run(`${group}.${name}`, Buffer.from(data.buffer));
  const response = old.prepare("INSERT INTO responses VALUES (1, ?, ?, ?, ?, ?)");
  const judgment = old.prepare("INSERT INTO judgments VALUES (1, ?, ?, ?, 'likert', ?, ?, ?, ?, 0)");
  let n = 0;
  for (const [item, record] of records.entries()) {
    for (const [position, { text, model }] of record.responses.entries())
      response.run(item, position, model, text.length, text.split(" ").length);
    for (const { annotator, value, seconds, at } of record.judgments)
      judgment.run(n++, item, annotator, (value - 3) / 2, value === 3 ? "tie" : "none", seconds, Date.parse(at));
  }
  const saidBefore = {
    responses: old.prepare("SELECT item, position, model, chars, words FROM responses").raw().all(),
    judgments: old.prepare("SELECT n, item, annotator, kind, strength, tie, seconds, at FROM judgments").raw().all(),
  };
  expect(saidBefore.judgments.length).toBeGreaterThan(300);
  old.close();

  const db = openDatabase(path);
  const dictionary = {
    ...{ annotators: names.annotators.names, models: names.models.names, domains: [], languages: [] },
    scale: null,
  };
  const view = await batchView(db, [{ id: 1, parserVersion: "1", dictionary }]);
  const { firstResponse } = view.items;
  const itemOf = (r: number) => firstResponse.findLastIndex((first) => first <= r);
  expect({
    responses: Array.from(view.responses.model, (model, r) => [
      ...[itemOf(r), r - (firstResponse[itemOf(r)] ?? 0), view.names.models[model]],
      ...[view.responses.chars[r], view.responses.words[r]],
    ]),
    judgments: Array.from(view.judgments.annotator, (annotator, j) => [
      ...[j, view.judgments.item[j], view.names.annotators[annotator], JUDGMENT_KINDS[view.judgments.kind[j] ?? 0]],
      ...[view.judgments.strength[j], TIE_KINDS[view.judgments.tie[j] ?? 0]],
      ...[view.judgments.seconds[j], view.judgments.at[j]],
    ]),
  }).toEqual(saidBefore);
  db.$client.close();
});

const aWord = fc.constantFrom("one", "two", "three");
const aJudgedRecord = fc.record({
  id: fc.uuid(),
  prompt: fc.constant("Which?"),
  responses: fc.array(
    fc.record({
      text: fc.array(aWord, { minLength: 1, maxLength: 9 }).map((words) => words.join(" ")),
      model: fc.constantFrom("model-a", "model-b"),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  judgments: fc.array(
    fc.record({
      annotator: fc.constantFrom("w-01", "w-02", "w-03"),
      kind: fc.constant("likert"),
      value: fc.integer({ min: 1, max: 5 }),
      points: fc.constant(5),
      seconds: fc.integer({ min: 0, max: 900 }).map((quarters) => quarters / 4),
      at: fc.constantFrom("2026-10-05T09:30:00Z", "2026-10-06T17:45:00.250Z"),
    }),
    { maxLength: 4 },
  ),
});

it("keeps a copy as it was before", () => {
  const { path, rows } = databaseOf(FIRST);
  openDatabase(path).$client.close();
  const [copy, ...more] = copies();
  expect(more).toEqual([]);
  const before = new Database(join(folder, copy ?? ""), { readonly: true });
  expect(rowsOf(before)).toEqual(rows);
  expect(before.prepare("SELECT count(*) AS n FROM __drizzle_migrations").get()).toEqual({ n: FIRST });
  before.close();
});

it("makes no copy of a new database, nor of one that is up to date", () => {
  const path = databasePath(folder);
  openDatabase(path).$client.close();
  openDatabase(path).$client.close();
  expect(copies()).toEqual([]);
});

describe("a database that this program does not know", () => {
  const claiming = (when: number) => {
    const path = databasePath(folder);
    const db = openDatabase(path);
    db.$client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', ?)").run(when);
    db.$client.close();
    return path;
  };

  it("of a newer version is refused with a sentence, and not touched", async () => {
    const path = claiming(9_999_999_999_999);
    const before = readFileSync(path);
    expect(() => openDatabase(path)).toThrow(/^Assay cannot start: .* by a newer version of Assay/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("of a draft from before the first version is refused too", () => {
    expect(() => openDatabase(claiming(1_795_545_187_857))).toThrow("a draft of Assay from before its first version");
  });

  it("is refused by commands and by the server with exit code 2 and no stack", async () => {
    const desk = aDesk({ PORT: "0" });
    try {
      cpSync(claiming(9_999_999_999_999), databasePath(join(desk.file("data/.keep", ""), "..")));
      for (const words of [["user", "list"], ["serve"]]) {
        const { code, stderr } = await desk.run(...words);
        expect({ code, stack: stderr.includes("    at ") }).toEqual({ code: 2, stack: false });
        expect(stderr).toContain("a newer version of Assay");
      }
    } finally {
      desk.dispose();
    }
  });
});

const MOMENTS = 6;

it(`killed at ${MOMENTS} moments of the copy and the migration, is as before or as after, and goes on from there`, async () => {
  const desk = aDesk();
  const random = seededRandom(26);
  try {
    const path = databasePath(join(desk.file("data/.keep", ""), ".."));
    const found: number[] = [];
    for (let k = 0; k < MOMENTS; k += 1) {
      oldWithManyRows(path);
      await killedOnceCopying(desk, path, 120 * random());
      found.push(stateOf(path));
      openDatabase(path).$client.close();
      expect(stateOf(path)).toBe(ALL.entries.length);
      const files = readdirSync(desk.dataFolder).filter((name) => name.includes(".before-"));
      expect(files).toEqual([`assay.sqlite.before-${ALL.entries.at(-1)?.when}`]);
      expect(stateOf(join(desk.dataFolder, files[0] ?? ""))).toBe(FIRST);
      for (const name of readdirSync(desk.dataFolder).filter((one) => one.startsWith("assay.sqlite")))
        rmSync(join(desk.dataFolder, name));
    }
    expect(found.filter((n) => n !== FIRST && n !== ALL.entries.length)).toEqual([]);
    expect(found).toContain(FIRST);
  } finally {
    desk.dispose();
  }
}, 240_000);

const MANY = 40_000;

function oldWithManyRows(path: string): void {
  const client = openOld(path, FIRST);
  client.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
    INSERT INTO vendors (id, name, notes, created_at) SELECT 'v' || i, 'Vendor ' || i, printf('%.200c', 'x'), i FROM n`);
  client.close();
}

/** Migrations applied; every row is there, and the pages are sound. */
function stateOf(path: string): number {
  const client = new Database(path);
  try {
    expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(client.prepare("SELECT count(*) FROM vendors").pluck().get()).toBe(MANY);
    return client.prepare("SELECT count(*) FROM __drizzle_migrations").pluck().get() as number;
  } finally {
    client.close();
  }
}

async function killedOnceCopying(desk: Desk, path: string, afterMs: number): Promise<void> {
  const child = desk.start("user", "list");
  const ended = new Promise((resolve) => child.on("close", resolve));
  const isCopying = () => readdirSync(join(path, "..")).some((name) => name.includes(".before-"));
  while (child.exitCode === null && !isCopying()) await new Promise((resolve) => setTimeout(resolve, 2));
  setTimeout(() => child.kill("SIGKILL"), afterMs);
  await ended;
}
