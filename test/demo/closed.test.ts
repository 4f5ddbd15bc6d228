/** The demo's contract that is over: its books are closed, its report is stored, and its texts are nobody else's. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { seedClosed } from "#app/cli/demo/seed-closed.ts";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import type { CloseOut } from "#app/reports/close-out/close-out.server.ts";
import { closeOutsOf } from "#db/close-outs.server.ts";
import { stagesOf } from "#db/contract-life.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { PILOT, pilotPlan } from "#db/demo/closed-pilot.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { generateItems } from "#db/demo/generate.ts";
import { demoContracts } from "#db/demo/index.ts";
import type { DeliveryPlan } from "#db/demo/plan.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";

const SEED = 7;
const START = "2026-09-07";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

it("is delivered, decided, paid and closed with its report, and nothing is open", async () => {
  await seedClosed({ ...tools, close() {} }, SEED, START, tools.folder);
  const [contract] = await listContracts(tools.db);
  expect(contract).toMatchObject({ title: PILOT.title, startsOn: "2026-03-09" });
  const id = contract?.id ?? "";
  const stages = (await stagesOf(tools.db, id)).map(({ stage }) => stage);
  expect(stages).toEqual(["sourcing", "agreed", "running", "closing", "closed"]);

  const ledger = await contractLedger(tools.db, id, tools.now());
  // Two weeks of 200 at $9.50, a tenth of the first credited.
  expect(ledger?.batches.map(({ payableMinor }) => payableMinor)).toEqual([171_000, 190_000]);
  const amounts = ledger?.entries.map(({ kind, amountMinor }) => [kind, amountMinor]) ?? [];
  expect(Object.fromEntries(amounts)).toEqual({ invoice: 380_000, credit_note: 19_000, payment: 361_000 });

  const reports = await closeOutsOf(tools.db, id);
  expect(reports).toHaveLength(1);
  const report = JSON.parse(reports[0]?.content ?? "{}") as CloseOut;
  expect(report).toMatchObject({ stage: "closed", open: [] });
  expect(report.verdict).toContain("400 of 400 delivered comparisons accepted");
});

it("shares no prompt with its vendor's other contract", () => {
  const prompts = (plan: DeliveryPlan) =>
    [...generateItems(plan, emptyTruth())].map(({ item }) => JSON.stringify(item.prompt).toLowerCase());
  const other = demoContracts(SEED, START).find(({ vendor }) => vendor.name === PILOT.vendor);
  const taken = new Set(other?.weeks.flatMap(({ plan }) => prompts(plan)));
  expect(taken.size).toBeGreaterThan(4_000);
  const pilot = [1, 2].flatMap((week) => prompts(pilotPlan(SEED, week, 0)));
  expect(new Set(pilot).size).toBe(400);
  expect(pilot.filter((prompt) => taken.has(prompt))).toEqual([]);
});
