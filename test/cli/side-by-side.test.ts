/** Several commands at once on one data folder: nobody sweeps what another is working on, and nothing is stored twice. */
import { createWriteStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { benchItems } from "#db/demo/bench.ts";
import { aDesk, type Desk, outcomeOf } from "#test/support/assay-command.ts";
import { itemLines } from "#test/support/deliver.ts";

const CONTRACT = {
  vendor: "Larkfield Annotation",
  title: "General helpfulness",
  currency: "USD",
  unit: "comparison",
  committedUnits: 20_000,
  tiers: [{ fromUnit: 1, unitPrice: "5.00" }],
  startsOn: "2026-10-05",
  ramp: [10_000, 10_000],
  feedback: { kind: "likert", points: 5 },
  approvedModels: [],
  rejectionWindowDays: 10,
};
const LARGE = 10_000;

let desk: Desk;
beforeEach(async () => {
  desk = aDesk();
  await desk.run("contract", "create", "--file", desk.file("contract.json", JSON.stringify(CONTRACT)));
  await pipeline(Readable.from(benchItems(LARGE)), createWriteStream(join(desk.folder, "large.jsonl")));
});
afterEach(() => desk.dispose());

const ingest = (file: string, week: number) =>
  ["ingest", file, "--contract", CONTRACT.title, "--week", String(week), "--json"] as const;

function deliveries(): unknown[] {
  const db = new Database(join(desk.dataFolder, "assay.sqlite"), { readonly: true });
  try {
    return db.prepare("SELECT file_name, state, items FROM deliveries ORDER BY items").raw().all();
  } finally {
    db.close();
  }
}

it("status beside a running ingest answers, and disturbs nothing", async () => {
  const child = desk.start(...ingest("large.jsonl", 1));
  const ended = outcomeOf(child);
  let asked = 0;
  while (child.exitCode === null) {
    const status = await desk.run("status", "--contract", CONTRACT.title, "--json");
    expect([status.code, status.stderr]).toEqual([0, ""]);
    // Until the end there is nothing, then there is everything.
    expect([0, LARGE]).toContain(JSON.parse(status.stdout).weeks[0].delivered);
    asked += 1;
  }
  expect(asked).toBeGreaterThan(1);
  expect(JSON.parse((await ended).stdout)).toMatchObject({ kind: "stored", items: LARGE });
});

it("two first commands both make the database", async () => {
  const fresh = aDesk();
  const ran = await Promise.all([1, 2, 3].map(() => fresh.run("release", "list", "--json")));
  expect(ran.map(({ code, stdout, stderr }) => [code, stdout, stderr])).toEqual(
    ran.map(() => [0, '{\n  "releases": []\n}\n', ""]),
  );
  fresh.dispose();
});

it("two ingests of two weeks both succeed", async () => {
  desk.file("small.jsonl", itemLines(0, 500));
  const ran = await Promise.all([desk.run(...ingest("large.jsonl", 1)), desk.run(...ingest("small.jsonl", 2))]);
  expect(ran.map(({ stdout }) => JSON.parse(stdout).kind)).toEqual(["stored", "stored"]);
  expect(deliveries()).toEqual([
    ["small.jsonl", "ready", 500],
    ["large.jsonl", "ready", LARGE],
  ]);
});

it("two ingests of one file store it once", async () => {
  const ran = await Promise.all([desk.run(...ingest("large.jsonl", 1)), desk.run(...ingest("large.jsonl", 1))]);
  const kinds = ran.map(({ stdout }) => JSON.parse(stdout || '{"kind": "failed"}').kind).sort();
  expect(kinds.filter((kind) => kind === "stored")).toEqual(["stored"]);
  // The other one meets it loading, or done.
  expect(["refused", "same-file"]).toContain(kinds.find((kind) => kind !== "stored"));
  for (const { stderr } of ran) expect(stderr).not.toMatch(/^ +at /m);
  expect(deliveries()).toEqual([["large.jsonl", "ready", LARGE]]);
  expect(readdirSync(join(desk.dataFolder, "vault", "incoming"))).toEqual([]);
});
