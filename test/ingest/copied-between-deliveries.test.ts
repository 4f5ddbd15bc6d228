/** Work that is delivered twice, word for word or lightly edited: to the same contract in a later week, and to another one. */
import { unlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { recordsPage } from "#app/review/records-page.server.ts";
import { pathInVault } from "#app/vault/vault.server.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { generateItems } from "#db/demo/generate.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const ITEMS = 300;
const items = (seed: number) =>
  [...generateItems({ ...cleanBatch(seed, ITEMS), prefix: `s${seed}`, faults: [] }, emptyTruth())].map(
    ({ item }) => item,
  );
const first = items(51);
const own = items(52);
const file = (rows: readonly unknown[]) => `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;

/** One word in forty another one, and the last. */
function edited(text: string): string {
  const words = text.split(" ");
  return words.map((word, at) => (at % 40 === 39 || at === words.length - 1 ? "indeed" : word)).join(" ");
}

const copies = first.slice(0, 3).map((item, i) => ({ ...item, id: `copy-${i}` }));
const nearly = first.slice(10, 40).map((item, i) => ({
  ...item,
  id: `near-${i}`,
  responses: item.responses.map((response) => ({ ...response, text: edited(String(response.text)) })),
}));
const second = [...own, ...copies, ...nearly];

async function deliveredTo(batchId: string, rows: readonly unknown[] = second) {
  const result = await deliver(tools, batchId, file(rows));
  expect(result.kind).toBe("stored");
  const [delivery] = await activeDeliveries(tools.db, batchId);
  if (!delivery) throw new Error("Nothing is there.");
  const values = new Map(
    (await metricValuesOf(tools.db, [delivery.id])).map(({ metric, outcome }) => [metric, outcome]),
  );
  const listed = async (params: string) =>
    (await recordsPage(tools, batchId, recordFilterOf(new URLSearchParams(params))))?.total;
  const marked = (mark: string) => listed(`mark=${mark}`);
  return { delivery, values, marked, listed };
}

/** How many copies a metric counts, and the records that it opens. */
async function copiesOf(metric: string, deliveryId: number) {
  const outcome = (await metricValuesOf(tools.db, [deliveryId])).find((one) => one.metric === metric)?.outcome;
  const detail = outcome?.kind === "estimate" ? outcome.detail : undefined;
  return { counted: detail?.rows[1]?.[1], opens: detail?.rowParams?.[1] };
}

describe("a week that holds copies of an earlier one", () => {
  it("says how many, exactly and nearly, and lists them", async () => {
    const { weeks } = await aContract(tools.db);
    await deliver(tools, weeks[0]?.id ?? "", file(first));
    const { values, marked } = await deliveredTo(weeks[1]?.id ?? "");
    expect(values.get("cross-batch-duplicates")).toMatchObject({ value: 3 / second.length, n: second.length });
    const near = values.get("cross-batch-near-duplicates");
    expect(near).toMatchObject({ kind: "estimate", n: second.length });
    const found = near?.kind === "estimate" ? Math.round(near.value * second.length) : 0;
    expect(found).toBeGreaterThanOrEqual(3 + 0.9 * nearly.length);
    expect(found).toBeLessThanOrEqual(3 + nearly.length);
    expect(await marked("copy_of_earlier")).toBe(3);
    expect(await marked("near_copy_of_earlier")).toBe(found);
    expect(await marked("near_copy_elsewhere")).toBe(0);
    expect(values.get("cross-vendor-near-duplicates")?.kind).toBe("not-computable");
  });

  it("and one of another vendor's contract", async () => {
    const other = await aContract(tools.db, { vendor: "Quillmark Labelling", title: "Another" });
    await deliver(tools, other.weeks[0]?.id ?? "", file(first));
    const { weeks } = await aContract(tools.db);
    const { values, marked } = await deliveredTo(weeks[0]?.id ?? "");
    expect(values.get("cross-batch-near-duplicates")?.kind).toBe("not-computable");
    expect(values.get("cross-vendor-duplicates")).toMatchObject({ value: 3 / second.length });
    expect(await marked("copy_elsewhere")).toBe(3);
    expect(await marked("near_copy_elsewhere")).toBeGreaterThanOrEqual(3 + 0.9 * nearly.length);
    expect(await marked("copy_of_earlier")).toBe(0);
  });

  it("is taken in when the text of the earlier week is gone: what can be told without it is", async () => {
    const { weeks } = await aContract(tools.db);
    await deliver(tools, weeks[0]?.id ?? "", file(first));
    const [earlier] = await activeDeliveries(tools.db, weeks[0]?.id ?? "");
    unlinkSync(pathInVault(tools.vault, earlier?.textSha256 ?? ""));
    const { values, marked } = await deliveredTo(weeks[1]?.id ?? "");
    expect(values.get("cross-batch-duplicates")).toMatchObject({ value: 3 / second.length });
    expect(await marked("near_copy_of_earlier")).toBe(3);
  });

  it("opens what it counts, whatever was delivered since the marks were made", async () => {
    const other = await aContract(tools.db, { vendor: "Quillmark Labelling", title: "Another" });
    const { weeks } = await aContract(tools.db);
    // Nobody judged the last of the copies: an item it is all the same.
    const rows = second.map((row, i) => (i === own.length + copies.length - 1 ? { ...row, judgments: [] } : row));
    const { delivery, marked, listed } = await deliveredTo(weeks[1]?.id ?? "", rows);
    await deliver(tools, other.weeks[0]?.id ?? "", file(first));
    await deliver(tools, weeks[0]?.id ?? "", file([...copies.slice(1), ...own.slice(0, 5)]));
    expect(await listed("copyOf=elsewhere")).toBe(3);
    await measureDelivery(tools.db, tools.vault, delivery, NOW);

    const elsewhere = await copiesOf("cross-vendor-duplicates", delivery.id);
    expect(elsewhere).toEqual({ counted: 3, opens: "copyOf=elsewhere" });
    expect(await listed("copyOf=elsewhere")).toBe(3);
    expect(await marked("copy_elsewhere")).toBe(0);
    const earlier = await copiesOf("cross-batch-duplicates", delivery.id);
    expect(earlier).toEqual({ counted: 7, opens: "copyOf=earlier" });
    expect(await listed("copyOf=earlier")).toBe(7);
    expect(await listed("copyOf=earlier&scored=nothing")).toBe(0);
  });

  it("opens the mark, by which records can be flagged, where it says the same", async () => {
    const { weeks } = await aContract(tools.db);
    await deliver(tools, weeks[0]?.id ?? "", file(first));
    const { delivery } = await deliveredTo(weeks[1]?.id ?? "");
    expect(await copiesOf("cross-batch-duplicates", delivery.id)).toEqual({
      counted: 3,
      opens: "mark=copy_of_earlier",
    });
  });
});
