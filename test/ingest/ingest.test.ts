/** Taking a delivery in: all or nothing, the same bytes once, bad rows aside, corrections joined. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recover } from "#app/ingest/recover.server.ts";
import { readAt } from "#app/vault/vault.server.ts";
import { batchView } from "#db/batch-views.server.ts";
import { activeDeliveries, beginDelivery, deliveriesOfBatch, quarantineOf } from "#db/deliveries.server.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLine, itemLines } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
let batchId: string;

beforeEach(async () => {
  tools = await testTools();
  const { weeks } = await aContract(tools.db);
  batchId = weeks[0]?.id ?? "";
});
afterEach(() => tools.dispose());

const countOf = (table: string) => tools.db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

/** Item, annotator and strength of each judgment of a batch. */
async function judgedIn({ db }: Pick<TestTools, "db">, batch: string): Promise<unknown[]> {
  const { judgments, names } = await batchView(db, await activeDeliveries(db, batch));
  return Array.from(judgments.annotator, (annotator, j) => [
    judgments.item[j],
    names.annotators[annotator],
    judgments.strength[j],
  ]);
}

/** Everything a delivery leaves in the database, apart from its own id. */
function contents(): unknown {
  const tables = ["items", "delivery_columns", "quarantined_rows", "metric_values"];
  return tables.map(
    (table) =>
      tables &&
      tools.db.$client
        .prepare(`SELECT * FROM ${table}`)
        .raw()
        .all()
        .map((row) => (row as unknown[]).slice(1)),
  );
}

describe("a delivery", () => {
  it("becomes items, responses, judgments and metrics", async () => {
    const result = await deliver(tools, batchId, itemLines(0, 10));
    expect(result).toMatchObject({ kind: "stored", version: 1, items: 10, judgments: 10, quarantined: 0 });
    expect(countOf("items")).toBe(10);
    const active = await activeDeliveries(tools.db, batchId);
    const { items, responses, judgments } = await batchView(tools.db, active);
    expect([items.n, responses.n, judgments.n]).toEqual([10, 20, 10]);
    const [delivery] = active;
    const values = await metricValuesOf(tools.db, [delivery?.id ?? 0]);
    expect(values.find((value) => value.metric === "schema-validity")?.value).toBe(1);
  });

  it("is held against its week in the units that the contract pays", async () => {
    const { weeks } = await aContract(tools.db, { title: "Conversations", unit: "conversation" });
    const turns = [1, 2, 3, 4].map((i) =>
      itemLine(`t-${i}`, { conversation: i < 3 ? "one" : `c-${i}`, turn: 1 + (i % 2) }),
    );
    await deliver(tools, weeks[0]?.id ?? "", `${turns.join("\n")}\n`);
    const [delivery] = await activeDeliveries(tools.db, weeks[0]?.id ?? "");
    const values = await metricValuesOf(tools.db, [delivery?.id ?? 0]);
    const volume = values.find(({ metric }) => metric === "delivered-volume")?.outcome;
    expect(volume).toMatchObject({ value: 3 / 10, n: 10 });
  });
  it("keeps the file itself as the text store, and each item's place in it", async () => {
    const text = `\n${itemLines(0, 3)}`;
    await deliver(tools, batchId, text);
    const [delivery] = await activeDeliveries(tools.db, batchId);
    expect(delivery?.textSha256).toBe(delivery?.fileSha256);
    const rows = tools.db.$client.prepare("SELECT external_id, line, offset, length FROM items ORDER BY n").all() as {
      external_id: string;
      line: number;
      offset: number;
      length: number;
    }[];
    expect(rows.map((row) => row.line)).toEqual([2, 3, 4]);
    for (const { external_id, offset, length } of rows)
      expect(JSON.parse(readAt(tools.vault, delivery?.textSha256 ?? "", offset, length).toString()).id).toBe(
        external_id,
      );
  });

  it("of another layout gets a canonical segment", async () => {
    const rows = [
      { instruction: "Add 2 and 2.", input: "", response1: "4", response2: "5", annotator1: 1, annotator2: 2, idx: 7 },
    ];
    await deliver(tools, batchId, JSON.stringify(rows));
    const [delivery] = await activeDeliveries(tools.db, batchId);
    expect(delivery).toMatchObject({ format: "json", reader: "pandalm@1" });
    expect(delivery?.textSha256).not.toBe(delivery?.fileSha256);
    const { offset, length } = tools.db.$client.prepare("SELECT offset, length FROM items").get() as {
      offset: number;
      length: number;
    };
    expect(JSON.parse(readAt(tools.vault, delivery?.textSha256 ?? "", offset, length).toString())).toMatchObject({
      id: "7",
      prompt: "Add 2 and 2.",
    });
  });

  it("loads as the numbers that were delivered", async () => {
    const two = [
      { annotator: "w-01", kind: "likert", value: 1, points: 5 },
      { annotator: "w-02", kind: "likert", value: 3, points: 5 },
    ];
    await deliver(tools, batchId, itemLines(0, 5) + itemLines(5, 9, { judgments: two, domain: "coding" }));
    const view = await batchView(tools.db, await activeDeliveries(tools.db, batchId));
    const columns = Array.from({ length: view.judgments.n }, (_, j) => ({
      item: view.judgments.item[j],
      annotator: view.names.annotators[view.judgments.annotator[j] ?? 0],
      strength: view.judgments.strength[j],
    }));
    expect(columns).toEqual([
      ...[0, 1, 2, 3, 4].map((item) => ({ item, annotator: expect.any(String), strength: expect.any(Number) })),
      ...[5, 6, 7, 8].flatMap((item) => [
        { item, annotator: "w-01", strength: -1 },
        { item, annotator: "w-02", strength: 0 },
      ]),
    ]);
    expect(Array.from(view.items.domain, (d) => view.names.domains[d]).slice(4, 6)).toEqual(["writing", "coding"]);
  });
});

describe("bad rows", () => {
  it("are set aside with line, field, rule and hint; good rows go on", async () => {
    const text = `${itemLine("a")}\n{"id": "b"\n\n${itemLine("c", { responses: [] })}\n${itemLine("a")}\n${itemLine("d")}\n`;
    const result = await deliver(tools, batchId, text);
    expect(result).toMatchObject({ kind: "stored", items: 2, quarantined: 3 });
    const [delivery] = await activeDeliveries(tools.db, batchId);
    const rows = await quarantineOf(tools.db, delivery?.id ?? 0, 10);
    expect(rows.map(({ line, field, rule }) => [line, field, rule])).toEqual([
      [2, "", "json"],
      [4, "responses", "response-count"],
      [5, "id", "duplicate-id"],
    ]);
    expect(rows.every((row) => row.hint.length > 0 && row.offset > 0)).toBe(true);
  });

  it("never leak their text into the hint", async () => {
    const secret = "SECRET-TEXT-4711";
    const text = `${itemLine("a")}\n{"prompt": "${secret}"\n${itemLine("b", { judgments: [{ kind: secret, value: secret }] })}\n`;
    await deliver(tools, batchId, text);
    const hints = tools.db.$client.prepare("SELECT hint || field FROM quarantined_rows").pluck().all().join("\n");
    expect(hints).not.toContain(secret);
  });

  it("10,000 of them are all counted", async () => {
    const result = await deliver(tools, batchId, `${itemLine("a")}\n${"{}\n".repeat(10_000)}`, {
      reader: { kind: "preset", id: "assay" },
    });
    expect(result).toMatchObject({ kind: "stored", items: 1, quarantined: 10_000 });
  });

  it("alone are refused, and leave nothing behind", async () => {
    const result = await deliver(tools, batchId, "{}\n".repeat(50));
    expect(result).toMatchObject({ kind: "refused", rule: "unrecognised" });
    const named = await deliver(tools, batchId, "{}\n".repeat(50), { reader: { kind: "preset", id: "assay" } });
    expect(named).toMatchObject({ kind: "refused", rule: "nothing-usable" });
    expect([countOf("deliveries"), countOf("quarantined_rows"), countOf("items")]).toEqual([0, 0, 0]);
    expect(readdirSync(join(tools.vault.folder, "incoming"))).toEqual([]);
  });
});

describe("again", () => {
  it("the same bytes are a no-op that says so", async () => {
    await deliver(tools, batchId, itemLines(0, 4));
    const before = contents();
    expect(await deliver(tools, batchId, itemLines(0, 4))).toMatchObject({ kind: "same-file", version: 1 });
    expect(contents()).toEqual(before);
  });

  it("new bytes are the next version, and supersede", async () => {
    await deliver(tools, batchId, itemLines(0, 4));
    expect(await deliver(tools, batchId, itemLines(0, 5))).toMatchObject({ kind: "stored", version: 2 });
    const all = await deliveriesOfBatch(tools.db, batchId);
    expect(all.map(({ version, supersededBy }) => [version, supersededBy])).toEqual([
      [2, null],
      [1, all[0]?.id],
    ]);
  });

  it("corrected rows join what was delivered", async () => {
    await deliver(tools, batchId, `${itemLines(0, 4)}{}\n{}\n`, { reader: { kind: "preset", id: "assay" } });
    await deliver(tools, batchId, itemLines(4, 6), { kind: "correction" });
    const active = await activeDeliveries(tools.db, batchId);
    expect(active.map(({ kind, items }) => [kind, items])).toEqual([
      ["full", 4],
      ["correction", 2],
    ]);
    expect((await batchView(tools.db, active)).items.n).toBe(6);
    const [validity] = (await metricValuesOf(tools.db, [active[1]?.id ?? 0])).filter(
      ({ metric }) => metric === "schema-validity",
    );
    expect([validity?.value, validity?.n]).toEqual([1, 6]);
  });

  it("a cancelled ingest leaves nothing, and running it again gives the identical result", async () => {
    const text = itemLines(0, 9000);
    const other = await testTools();
    const { weeks } = await aContract(other.db);
    await deliver(other, weeks[0]?.id ?? "", text);
    let parts = 0;
    const hooks = {
      progress: () => {
        parts += 1;
      },
      cancelled: () => parts > 0,
    };
    expect(await deliver(tools, batchId, text, {}, hooks)).toEqual({ kind: "cancelled" });
    expect([countOf("deliveries"), countOf("items"), countOf("delivery_columns")]).toEqual([0, 0, 0]);
    await deliver(tools, batchId, text);
    const fresh = contents();
    const mine = tools;
    tools = other;
    expect(contents()).toEqual(fresh);
    other.dispose();
    tools = mine;
  });

  it("what a dead process left loading is removed at the next start", async () => {
    await beginDelivery(tools.db, {
      batchId,
      kind: "full",
      fileName: "x",
      fileSha256: "0".repeat(64),
      fileBytes: 1,
      format: "jsonl",
      reader: "assay@1",
      parserVersion: "1",
      receivedAt: NOW,
      receivedBy: "tester",
      loadingPid: 2 ** 22 + 1,
    });
    expect((await recover(tools.db, tools.vault, new Set())).deliveries).toBe(1);
    expect(countOf("deliveries")).toBe(0);
  });
});

describe("reading side by side", () => {
  it("gives what reading in one piece gives: rows, lines, names, duplicates", async () => {
    const pad = "x".repeat(4000);
    const lines = Array.from({ length: 6000 }, (_, i) => {
      if (i % 997 === 5) return "{broken";
      if (i % 1500 === 7) return "";
      return itemLine(i === 5500 ? "item-3" : `item-${i}`, {
        prompt: `${i} ${pad}`,
        domain: `domain-${(i * 7) % 13}`,
        judgments: [{ annotator: `w-${(i * 31) % 57}`, kind: "likert", value: (i % 5) + 1, points: 5 }],
      });
    });
    const text = `${lines.join("\n")}\n`;
    expect(text.length).toBeGreaterThan(16 * 1024 * 1024);
    await deliver(tools, batchId, text);
    const split = contents();
    const whole = await testTools();
    const { weeks } = await aContract(whole.db);
    // A byte order mark is harmless and keeps nothing from being split; a gzip cannot be split at all.
    const { gzipSync } = await import("node:zlib");
    await deliver(whole, weeks[0]?.id ?? "", gzipSync(text, { level: 1 }));
    const places = "SELECT external_id, line, domain FROM items ORDER BY n";
    expect(tools.db.$client.prepare(places).all()).toEqual(whole.db.$client.prepare(places).all());
    for (const query of [
      "SELECT line, field, rule FROM quarantined_rows ORDER BY n",
      "SELECT metric, value, low, high FROM metric_values ORDER BY metric",
    ])
      expect(tools.db.$client.prepare(query).all()).toEqual(whole.db.$client.prepare(query).all());
    expect(await judgedIn(tools, batchId)).toEqual(await judgedIn(whole, weeks[0]?.id ?? ""));
    expect(split).toBeTruthy();
    whole.dispose();
  });
});
