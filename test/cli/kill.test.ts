/** kill -9 at any moment: the next command finds each delivery complete or absent, and running it again gives the same. */
import { createWriteStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { benchItems } from "#db/demo/bench.ts";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";

/** About 40 MB of plain lines, read by several threads; and a smaller gzip, which writes a text segment of its own. */
const ITEMS = 16_000;
const ZIPPED_ITEMS = 5_000;
const MOMENTS = 10;
const ZIPPED_MOMENTS = 4;
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

    let halfway = 0;
    for (let k = 1; k <= moments; k += 1) {
      const child = killed.start(...words);
      const ended = outcomeOf(child);
      const timer = setTimeout(() => child.kill("SIGKILL"), (1000 * whole.seconds * k) / (moments + 0.5));
      await ended;
      clearTimeout(timer);
      halfway += leftBehind(killed).loading;
      // The last one is met by the fresh ingest itself.
      if (k < moments) expect((await killed.run("status", "--contract", CONTRACT.title)).code).toBe(0);
      if (k < moments) expectCompleteOrAbsent(killed, name, undisturbed);
    }
    // Otherwise the moments were not spread over the run, and nothing was shown.
    expect(halfway).toBeGreaterThanOrEqual(moments / 3);

    const again = await killed.run(...words);
    expect(again.stderr).toMatch(/^Stored as version|^These very bytes are already/);
    expect(contentOf(killed, name)).toEqual(undisturbed);
    expectCompleteOrAbsent(killed, name, undisturbed);
  },
  60_000,
);

async function freshDesk(): Promise<Desk> {
  const desk = aDesk();
  desks.push(desk);
  const ran = await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT)));
  expect(ran.code).toBe(0);
  return desk;
}

const CONTENT = ["items", "responses", "judgments", "delivery_columns", "quarantined_rows", "metric_values"];

function ask<Answer>(desk: Desk, question: (db: Database.Database) => Answer): Answer {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"));
  try {
    return question(db);
  } finally {
    db.close();
  }
}

function leftBehind(desk: Desk): { loading: number } {
  return ask(desk, (db) => ({
    loading: db.prepare("SELECT count(*) FROM deliveries WHERE state <> 'ready'").pluck().get() as number,
  }));
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
  if (states.some(([file]) => file === name)) expect(contentOf(desk, name)).toEqual(undisturbed);
}

function vaulted(desk: Desk): string[] {
  const names = readdirSync(join(desk.dataFolder, "vault"), { recursive: true, withFileTypes: true });
  return names.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
}

/** Everything a delivery says, apart from when and under which id it came. */
function contentOf(desk: Desk, name: string): unknown {
  return ask(desk, (db) => {
    const id = db.prepare("SELECT id FROM deliveries WHERE file_name = ?").pluck().get(name);
    const counts =
      "rows, items, responses, judgments, quarantined, file_sha256, text_sha256, format, reader, dictionary";
    const sums = {
      items: "count(*), sum(offset), sum(length), sum(line), total(prompt_key), total(pair_key)",
      responses: "count(*), total(key), sum(chars), sum(words), sum(flags)",
      judgments: "count(*), sum(item), total(strength), sum(category), total(seconds), sum(at)",
      delivery_columns: "count(*), sum(length(data))",
    };
    return {
      delivery: db.prepare(`SELECT ${counts} FROM deliveries WHERE id = ?`).get(id),
      metrics: db
        .prepare(
          "SELECT metric, metric_version, kind, value, low, high, n, outcome FROM metric_values WHERE delivery_id = ?",
        )
        .all(id),
      sums: Object.entries(sums).map(([table, what]) =>
        db.prepare(`SELECT ${what} FROM ${table} WHERE delivery_id = ?`).get(id),
      ),
    };
  });
}
