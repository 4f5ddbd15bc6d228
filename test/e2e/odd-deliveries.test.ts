/** Odd deliveries on the screens: every page answers, every metric has a state, and what has no number says why. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METRICS } from "#app/metrics/index.ts";
import type { MetricsReport } from "#app/review/batch-metrics.server.ts";
import { openVault } from "#app/vault/vault.server.ts";
import { databasePath, openDatabase } from "#db/client.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { ODD_DELIVERIES } from "#test/support/odd-deliveries.ts";
import { startServer, type TestServer } from "#test/support/server.ts";

const SCREENS = ["", "/annotators", "/agreement", "/slices"];
/** What a number that is none looks like when it is printed. */
const NO_NUMBER = /\b(?:NaN|undefined|-?Infinity|\[object Object\]|null)\b|[−-]?∞/;

let server: TestServer;
let contract: string;
const weeks: { name: string; batch: string; quarantined: number }[] = [];

beforeAll(async () => {
  server = await startServer();
  const db = openDatabase(databasePath(server.data));
  const tools = { db, vault: openVault(server.data), folder: server.data };
  const stored = await aContract(db, {
    committedUnits: 120 * ODD_DELIVERIES.length,
    ramp: ODD_DELIVERIES.map(() => 120),
  });
  contract = stored.id;
  for (const [week, { name, content }] of ODD_DELIVERIES.entries()) {
    const batch = stored.weeks[week]?.id ?? "";
    const result = await deliver(tools, batch, content, { fileName: `${week}.jsonl` });
    if (result.kind !== "stored") throw new Error(`${name}: ${JSON.stringify(result)}`);
    weeks.push({ name, batch, quarantined: result.quarantined });
  }
  db.$client.close();
}, 300_000);
afterAll(() => server?.stop());

it("rows that say what cannot be are quarantined, and no others", () => {
  expect(weeks.map(({ name, quarantined }) => [name, quarantined])).toEqual(
    ODD_DELIVERIES.map(({ name, quarantined = 0 }) => [name, quarantined]),
  );
});

it("every metric of every delivery has a state, and a reason where it has no value that counts", async () => {
  for (const { name, batch } of weeks) {
    const { metrics }: MetricsReport = await (await server.fetch(`/batches/${batch}/metrics.json`)).json();
    expect(metrics.map(({ id }) => id).sort(), name).toEqual(METRICS.map(({ id }) => id).sort());
    for (const { id, state, value, low, high, reason } of metrics) {
      expect(["pass", "warn", "fail", "insufficient"], `${name}: ${id}`).toContain(state);
      if (state === "insufficient") expect(reason, `${name}: ${id}`).toMatch(/\w.*\.$/);
      else expect([value, low, high].every(Number.isFinite), `${name}: ${id}`).toBe(true);
    }
  }
}, 60_000);

describe("every page answers with words and numbers", () => {
  it("of the deliveries", async () => {
    for (const { name, batch } of weeks)
      for (const screen of SCREENS) await expectReadable(`/batches/${batch}${screen}`, name);
  }, 300_000);
  it("of the metrics, all deliveries in one series", async () => {
    for (const { id } of METRICS) await expectReadable(`/metrics/${id}?contract=${contract}`, id);
    await expectReadable(`/contracts/${contract}/quality`, "charts");
  }, 300_000);
});

async function expectReadable(path: string, what: string): Promise<void> {
  const response = await server.fetch(path);
  expect(response.status, `${what}: ${path}`).toBe(200);
  const text = (await response.text()).replaceAll(/<script\b[\s\S]*?<\/script>/g, " ").replaceAll(/<[^>]+>/g, " ");
  expect(NO_NUMBER.exec(text)?.[0], `${what}: ${path}`).toBeUndefined();
}

it("an error was told to nobody's log", () => {
  expect(server.errors()).toBe("");
});
