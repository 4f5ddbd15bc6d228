import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Outcome } from "#app/metrics/metric.ts";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { recordsPage } from "#app/review/records-page.server.ts";
import { loader as show } from "#app/routes/metrics.$metric/route.tsx";
import { loader as csv } from "#app/routes/metrics.$metric_.numbers[.]csv/route.ts";
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
  expect(numbers?.unlinked).toBe(false);
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
  const { numbers } = await show(get("annotator-concentration"));
  expect(numbers).toMatchObject({ unlinked: true, detail: { rows: plain.rows } });
  expect(numbers?.detail?.rowParams).toBeUndefined();
});

it("a metric without numbers behind it has no file of them", async () => {
  expect((await show(get("position-bias"))).numbers).toBeNull();
  expect(await statusOf(csv(get("position-bias")))).toBe(404);
  expect(await statusOf(csv(get("vibes")))).toBe(404);
});
