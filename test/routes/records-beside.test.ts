/** The list of records by what stands beside the delivery: gold of other weeks. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { contractGoldOf } from "#app/ingest/measure-delivery.server.ts";
import { loader } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as csv } from "#app/routes/batches.$batch_.records[.]csv/route.ts";
import { metricByDelivery } from "#db/series.server.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

it("gold that an earlier week used and new gold open as many judgments as the metric counts of each", async () => {
  const { contractId, weeks } = await threeWeeks(tools);
  const [first = "", batch = ""] = weeks;
  await deliverWeek(tools, first);
  // 150 of the 400 prompts were asked in the first week.
  const delivery = await deliverWeek(tools, batch, lines(400, 250));
  expect(await contractGoldOf(tools.db, { id: batch, contractId })).toBeNull();
  const outcome = (await metricByDelivery(tools.db, "gold-accuracy-new-v-old", [delivery])).get(delivery)?.outcome;
  const detail = outcome?.kind === "estimate" ? outcome.detail : undefined;
  expect(detail?.rows.map((row) => row.at(-1))).toEqual([150, 250]);
  const listed = async (query: string) =>
    (await loader(call(tools, `/batches/${batch}/records?${query}`, { batch }))).page?.judgments;
  expect(await listed(detail?.rowParams?.[0] ?? "")).toBe(150);
  expect(await listed(detail?.rowParams?.[1] ?? "")).toBe(250);
  expect(await listed("goldBy=vendor")).toBe(400);
  expect(await listed("goldBy=researchers")).toBe(0);
  const file = await csv(call(tools, `/batches/${batch}/records.csv?goldUse=before`, { batch }));
  expect((await file.text()).trim().split("\n")).toHaveLength(151);
});
