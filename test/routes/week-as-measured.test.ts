/** A week's numbers are measured against the contract and the weeks before it: where those change, its pages say so. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { measureCheckpointsAgain } from "#app/checkpoints/measure-again.server.ts";
import { mixOf } from "#app/domain/mix.ts";
import { measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { changeContract } from "#app/review/change-contract.server.ts";
import { loader as week } from "#app/routes/batches.$batch._index/route.tsx";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as decide } from "#app/routes/batches.$batch_.decide/route.tsx";
import { loader as charts } from "#app/routes/contracts.$contract_.charts/route.tsx";
import { loader as metric } from "#app/routes/metrics.$metric/route.tsx";
import { contractById } from "#db/contracts.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { metricByDelivery } from "#db/series.server.ts";
import { deliver } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, line, lines, threeWeeks, threeWeekTerms } from "./a-batch.ts";

const MIX = { mix: [{ dimension: "domain", stratum: "code", share: 0.5, tolerance: 0.05 }] };

let tools: TestTools;
let contract: string;
let batches: string[];
let delivery: number;

beforeEach(async () => {
  tools = await testTools();
  const made = await threeWeeks(tools);
  [contract, batches] = [made.contractId, made.weeks];
  await deliverWeek(tools, batches[0] ?? "");
  delivery = await deliverWeek(tools, batches[1] ?? "", lines(400, 400));
});
afterEach(() => tools.dispose());

/** What is said of week 2, which is the same wherever its stored numbers are shown. */
async function said(): Promise<string | null> {
  const batch = batches[1] ?? "";
  const { before } = await week(call(tools, `/batches/${batch}`, { batch }));
  const others = [
    (await charts(call(tools, `/contracts/${contract}/charts?week=2`, { contract }))).page.before,
    (await pageOf(decide(call(tools, `/batches/${batch}/decide`, { batch })))).before,
  ];
  expect(others).toEqual([before, before]);
  return before;
}

/** What the page of a metric says of week 2. */
async function saidOf(id: string): Promise<string | null> {
  return (await metric(call(tools, `/metrics/${id}?contract=${contract}&week=2`, { metric: id }))).before;
}

async function pageOf(loaded: ReturnType<typeof decide>): Promise<{ before: string | null }> {
  const data = await loaded;
  if (!("page" in data)) throw new Error("There is nothing to decide.");
  return data.page;
}

async function changed(changes: Record<string, unknown>): Promise<void> {
  const stored = await contractById(tools.db, contract);
  if (!stored) throw new Error("The contract is gone.");
  expect(await changeContract(tools.db, stored, { terms: threeWeekTerms(changes) })).toEqual({ kind: "changed" });
}

async function measuredAgain(): Promise<void> {
  const stored = await deliveryById(tools.db, delivery);
  if (stored) await measureDelivery(tools.db, tools.vault, stored, NOW);
}

it("a change of what the contract agrees is said until the week is measured again", async () => {
  expect(await said()).toBeNull();
  await changed(MIX);
  expect(await said()).toBe("Measured before the agreed mix changed.");
  await changed({ ...MIX, ramp: [400, 500, 300] });
  expect(await said()).toBe("Measured before the units expected of the week and the agreed mix changed.");
  expect(await saidOf("mix-compliance")).toBe("Measured before the agreed mix changed.");
  expect(await saidOf("language-mismatch")).toBe("Measured before the agreed mix changed.");
  expect(await saidOf("tie-rate")).toBeNull();
  await measuredAgain();
  expect(await said()).toBeNull();
});

const ENGLISH = {
  prompt: "Could you please explain to me how the tides of the sea follow the moon?",
  language: undefined,
};
const FRENCH = { ...ENGLISH, prompt: "Pourriez-vous m'expliquer comment les marées de la mer suivent la lune ?" };
const languageMix = (shares: Record<string, number>) => ({ mix: mixOf("language", shares, 0.02) });

it("records that name no language are held against those that the contract agrees on", async () => {
  const batch = batches[2] ?? "";
  const rows = Array.from({ length: 20 }, (_, k) => line(k, k < 5 ? FRENCH : ENGLISH));
  delivery = await deliverWeek(tools, batch, rows.join("\n"));
  const stored = async () => (await metricByDelivery(tools.db, "language-mismatch", [delivery])).get(delivery)?.outcome;
  const listed = async () =>
    (await records(call(tools, `/batches/${batch}/records?unagreed=fr`, { batch }))).page?.judgments;
  expect((await stored())?.kind).toBe("not-computable");
  await changed(languageMix({ en: 0.9 }));
  await measuredAgain();
  expect((await stored())?.kind).toBe("not-computable");
  expect(await listed()).toBe(0);
  await changed(languageMix({ en: 1 }));
  // The list goes by what is agreed now, however long its columns are known.
  expect(await listed()).toBe(5);
  await measuredAgain();
  expect(await stored()).toMatchObject({
    ...{ value: 0.25, n: 20 },
    detail: { rows: [["of the contract", "fr", 5]], rowParams: ["unagreed=fr"] },
  });
});

it("so is what an earlier week delivers afterwards, and a later week changes nothing", async () => {
  await deliverWeek(tools, batches[2] ?? "", lines(400, 800));
  expect(await said()).toBeNull();
  const corrected = `${line(3, { domain: "writing" })}\n`;
  expect((await deliver(tools, batches[0] ?? "", corrected, { kind: "correction" })).kind).toBe("stored");
  expect(await said()).toBe("Measured before what earlier weeks delivered changed.");
  await measuredAgain();
  expect(await said()).toBeNull();
});

it("models are said until what follows from them alone is measured again", async () => {
  await changed({ approvedModels: ["model-b"] });
  expect(await said()).toBe("Measured before the models approved for the week changed.");
  await measureCheckpointsAgain(tools.db, contract, NOW);
  expect(await said()).toBeNull();
});

it("of a week that was measured before it was noted, nothing is said", async () => {
  tools.db.$client.prepare("UPDATE deliveries SET measured_against = NULL").run();
  await changed(MIX);
  expect(await said()).toBeNull();
});
