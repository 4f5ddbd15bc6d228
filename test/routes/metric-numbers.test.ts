import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Outcome } from "#app/metrics/metric.ts";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { recordsPage } from "#app/review/records-page.server.ts";
import { loader as metricsOfBatch } from "#app/routes/batches.$batch._index/route.tsx";
import { loader as charts } from "#app/routes/contracts.$contract_.charts/route.tsx";
import { loader as show } from "#app/routes/metrics.$metric/route.tsx";
import { loader as csv } from "#app/routes/metrics.$metric_.numbers[.]csv/route.ts";
import { loader as slicesCsv } from "#app/routes/metrics.$metric_.slices[.]csv/route.ts";
import { metricValues } from "#db/schema.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contract: string;
let week: string;

beforeEach(async () => {
  tools = await testTools();
  const { contractId, weeks } = await threeWeeks(tools);
  [contract, week = ""] = [contractId, weeks[0]];
  await deliverWeek(tools, week);
});
afterEach(() => tools.dispose());

const get = (metric: string) => call(tools, `/metrics/${metric}?contract=${contract}`, { metric });

it("the numbers behind a metric open as many records as they say, and are a file", async () => {
  const { numbers } = await show(get("annotator-concentration"));
  const [name, judgments] = numbers?.detail?.rows[0] ?? [];
  const params = numbers?.detail?.rowParams?.[0] ?? "";
  expect(params).toBe(`annotator=${name}`);
  const page = await recordsPage(tools, week, recordFilterOf(new URLSearchParams(params)));
  expect(page?.judgments).toBe(judgments);
  expect((await show(get("annotator-concentration"))).before).toBeNull();
  const rows: string[][] = parse(await (await csv(get("annotator-concentration"))).text());
  expect(rows[0]).toEqual(["annotator", "judgments", "share"]);
  expect(rows[1]?.slice(0, 2)).toEqual([name, String(judgments)]);
  expect(rows).toHaveLength(1 + (numbers?.detail?.rows.length ?? 0));
});

it("numbers that an older version stored without the records behind them are shown as they are, and say so", async () => {
  const [stored] = tools.db.select().from(metricValues).where(eq(metricValues.metric, "annotator-concentration")).all();
  const { detail, ...rest } = (stored?.outcome ?? {}) as Extract<Outcome, { kind: "estimate" }>;
  const { rowParams: _, ...plain } = detail ?? { title: "", columns: [], rows: [] };
  tools.db
    .update(metricValues)
    .set({ outcome: { ...rest, detail: plain } })
    .where(eq(metricValues.metric, "annotator-concentration"))
    .run();
  const { numbers, before } = await show(get("annotator-concentration"));
  expect(numbers).toMatchObject({ detail: { rows: plain.rows } });
  expect(numbers?.detail?.rowParams).toBeUndefined();
  expect(before).toBe("These numbers were measured before their rows opened the very records they count.");
});

it("a metric without numbers behind it has no file of them", async () => {
  expect((await show(get("position-bias"))).numbers).toBeNull();
  expect(await statusOf(csv(get("position-bias")))).toBe(404);
  expect(await statusOf(csv(get("vibes")))).toBe(404);
});

it("what another version measured, or none did, is said once on the batch, the charts and the metric's page", async () => {
  const note = async () => {
    const batch = await metricsOfBatch(call(tools, `/batches/${week}`, { batch: week }));
    const { page } = await charts(call(tools, `/contracts/${contract}/charts`, { contract }));
    expect(page.before).toBe(batch.before);
    return batch.before;
  };
  expect(await note()).toBeNull();
  // Texts are not measured without a vault; every other metric is.
  const of = (metric: string) => eq(metricValues.metric, metric);
  tools.db.update(metricValues).set({ metricVersion: 1 }).where(of("gold-accuracy")).run();
  expect(await note()).toBe("Measured before this version of Assay: “Gold accuracy” is measured otherwise since.");
  tools.db.delete(metricValues).where(of("tie-rate")).run();
  expect(await note()).toBe(
    "Measured before this version of Assay: “Gold accuracy” is measured otherwise since; 1 metric did not exist.",
  );
  expect((await show(get("gold-accuracy"))).before).toBe(
    "This week was measured by version 1 of the metric; this is version 3.",
  );
  expect((await show(get("both-bad-rate"))).before).toBeNull();
});

it("a week that is none is not another one: the page says which it shows, a file is not found", async () => {
  const of = (week: string) =>
    call(tools, `/metrics/annotator-concentration?contract=${contract}&week=${week}`, {
      metric: "annotator-concentration",
    });
  expect(await show(of("1"))).toMatchObject({ week: 1, unknownWeek: null });
  expect(await show(of(""))).toMatchObject({ week: 1, unknownWeek: null });
  for (const none of ["2", "99", "1.0", "first"]) {
    const said = `Helpfulness has no week ${none} that was measured by this metric.`;
    expect(await show(of(none))).toMatchObject({ week: 1, unknownWeek: `${said} Week 1, the newest, is shown.` });
    for (const file of [csv, slicesCsv]) {
      const refused = await file(of(none)).catch((thrown: Response) => thrown);
      expect([refused.status, await refused.text()]).toEqual([404, said]);
    }
  }
  expect((await csv(of("1"))).status).toBe(200);
  expect((await slicesCsv(of("1"))).status).toBe(200);
});
