/**
 * kill -9 at any moment: the next command finds each delivery complete or absent, and running it again gives the same.
 * `npm run kills` does it two hundred times, to decisions, releases, exports and backups too.
 */
import { createHash } from "node:crypto";
import { createWriteStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { benchItems } from "#db/demo/bench.ts";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";

/** About 25 MB of plain lines, read by several threads; and a smaller gzip, which writes a text segment of its own. */
const ITEMS = 10_000;
const ZIPPED_ITEMS = 5_000;
const MOMENTS = 9;
const ZIPPED_MOMENTS = 5;
const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 20_000,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [20_000],
  feedback: { kind: "likert", points: 5 },
  approvedModels: [],
  rejectionWindowDays: 10,
};

let files: Desk;
let unharmed: Desk;
let killed: Desk;
const desks: Desk[] = [];

beforeAll(async () => {
  files = await freshDesk();
  unharmed = await freshDesk();
  killed = await freshDesk();
  const [plain, zipped] = [join(files.folder, "plain.jsonl"), join(files.folder, "zipped.gz")];
  await pipeline(Readable.from(benchItems(ITEMS)), createWriteStream(plain));
  const gzip = createGzip({ level: 1 });
  await pipeline(Readable.from(benchItems(ZIPPED_ITEMS, 2)), gzip, createWriteStream(zipped));
});
afterAll(() => {
  for (const desk of desks) desk.dispose();
});

it.each([
  ["plain.jsonl", MOMENTS],
  ["zipped.gz", ZIPPED_MOMENTS],
])(
  "%s, killed at %i moments",
  async (name, moments) => {
    const file = join(files.folder, name);
    const words = ["ingest", file, "--contract", CONTRACT.title, "--week", "1"];
    const whole = await unharmed.run(...words);
    expect(whole.stderr).toContain("Stored as version");
    const undisturbed = contentOf(unharmed, name);

    let span = whole.seconds;
    let halfway = 0;
    for (let k = 1; k <= moments; k += 1) {
      const child = killed.start(...words);
      const ended = outcomeOf(child);
      const timer = setTimeout(() => child.kill("SIGKILL"), (1000 * span * k) / (moments + 0.5));
      const { code, seconds } = await ended;
      clearTimeout(timer);
      // A warm run is faster than the first: the moments that are left move closer together.
      if (code !== null) span = Math.min(span, seconds);
      halfway += isHalfway(killed) ? 1 : 0;
      // The last one is met by the fresh ingest itself.
      if (k === moments) break;
      expect((await killed.run("status", "--contract", CONTRACT.title)).code).toBe(0);
      expectCompleteOrAbsent(killed, name, undisturbed);
      if (isStored(killed, name)) killed = await freshDesk();
    }
    // Otherwise the moments were not spread over the run, and nothing was shown.
    expect(halfway).toBeGreaterThanOrEqual(2);

    const again = await killed.run(...words);
    expect(again.stderr).toMatch(/^Stored as version|^These very bytes are already/);
    expect(contentOf(killed, name)).toEqual(undisturbed);
    expectCompleteOrAbsent(killed, name, undisturbed);
  },
  300_000,
);

async function freshDesk(): Promise<Desk> {
  const desk = aDesk();
  desks.push(desk);
  const ran = await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT)));
  expect(ran.code).toBe(0);
  return desk;
}

const CONTENT = ["items", "delivery_columns", "quarantined_rows", "metric_values"];

function ask<Answer>(desk: Desk, question: (db: Database.Database) => Answer): Answer {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"));
  try {
    return question(db);
  } finally {
    db.close();
  }
}

/** Whether a delivery is there that only a recovery can judge. */
function isHalfway(desk: Desk): boolean {
  const loading = ask(desk, (db) => db.prepare("SELECT count(*) FROM deliveries WHERE state <> 'ready'").pluck().get());
  return Number(loading) > 0;
}

function isStored(desk: Desk, name: string): boolean {
  return ask(desk, (db) => db.prepare("SELECT 1 FROM deliveries WHERE file_name = ?").get(name)) !== undefined;
}

function expectCompleteOrAbsent(desk: Desk, name: string, undisturbed: unknown): void {
  const { states, orphans, referenced } = ask(desk, (db) => ({
    states: db.prepare("SELECT file_name, state FROM deliveries").raw().all() as [string, string][],
    orphans: CONTENT.map((table) =>
      db
        .prepare(
          `SELECT count(*) FROM ${table} WHERE delivery_id NOT IN (SELECT id FROM deliveries WHERE state = 'ready')`,
        )
        .pluck()
        .get(),
    ),
    referenced: db.prepare("SELECT file_sha256 FROM deliveries UNION SELECT text_sha256 FROM deliveries").pluck().all(),
  }));
  expect(states.filter(([, state]) => state !== "ready")).toEqual([]);
  expect(orphans).toEqual(CONTENT.map(() => 0));
  expect(readdirSync(join(desk.dataFolder, "vault", "incoming"))).toEqual([]);
  expect(vaulted(desk)).toEqual([...referenced].sort());
  if (isStored(desk, name)) expect(contentOf(desk, name)).toEqual(undisturbed);
}

function vaulted(desk: Desk): string[] {
  const names = readdirSync(join(desk.dataFolder, "vault"), { recursive: true, withFileTypes: true });
  return names.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
}

/** Everything a delivery says, apart from when and under which id it came: every row of every table, as one hash each. */
function contentOf(desk: Desk, name: string): unknown {
  return ask(desk, (db) => {
    const id = db.prepare("SELECT id FROM deliveries WHERE file_name = ?").pluck().get(name);
    const facts =
      "rows, items, responses, judgments, quarantined, file_sha256, text_sha256, format, reader, dictionary";
    return {
      delivery: db.prepare(`SELECT ${facts} FROM deliveries WHERE id = ?`).get(id),
      metrics: db
        .prepare("SELECT metric, metric_version, kind, value, low, high, n FROM metric_values WHERE delivery_id = ?")
        .all(id),
      tables: CONTENT.map((table) => [table, hashOfRows(db, table, id)]),
    };
  });
}

const NOT_COMPARED = ["delivery_id", "measured_at"];

function hashOfRows(db: Database.Database, table: string, id: unknown): string {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const compared = columns.filter((column) => !NOT_COMPARED.includes(column)).map((column) => `"${column}"`);
  const hash = createHash("sha256");
  const rows = db.prepare(`SELECT ${compared} FROM ${table} WHERE delivery_id = ? ORDER BY ${compared.slice(0, 3)}`);
  for (const row of rows.raw().iterate(id) as IterableIterator<unknown[]>)
    for (const cell of row) hash.update(Buffer.isBuffer(cell) ? cell : `${cell}\n`);
  return hash.digest("hex");
}
