import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { longerWins } from "#app/metrics/bias/longer-wins.ts";
import { CHARTS } from "#app/review/charts.ts";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as charts } from "#app/routes/contracts.$contract_.charts/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.charts_.$chart[.]csv/route.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contract: string;
let weeks: string[];

beforeEach(async () => {
  tools = await testTools();
  ({ contractId: contract, weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

const get = (query = "", params = {}) => call(tools, `/contracts/${contract}/charts${query}`, { contract, ...params });

describe("the charts of a contract", () => {
  it("begin empty, and are not found without a contract", async () => {
    expect((await charts(get())).page).toMatchObject({ charts: null, week: null, weeks: [] });
    expect(await statusOf(charts(get("", { contract: "none" })))).toBe(404);
    expect(await statusOf(csv(get("", { chart: "length-bias" })))).toBe(404);
  });

  it("of one week say what is missing for the others", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    const { page } = await charts(get());
    expect(page.week).toBe(1);
    expect(page.charts?.strength.finding).toMatch(/^One week so far/);
    expect(page.charts?.drift).toMatchObject({ drawn: null, finding: expect.stringContaining("second week") });
    expect(page.charts?.agreement).toMatchObject({ drawn: null, finding: expect.stringContaining("overlap") });
  });

  it("add up to the metrics they draw, each a CSV with the same rows", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    await deliverWeek(tools, weeks[1] ?? "");
    const { page } = await charts(get("?week=1"));
    expect([page.week, page.weeks]).toEqual([1, [1, 2]]);
    const view = await tools.views.of(await activeDeliveries(tools.db, weeks[0] ?? ""));
    const whole = longerWins.measure(view, NO_CONTEXT);
    const bins = page.charts?.length.drawn?.[0]?.bins ?? [];
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(whole.kind === "estimate" ? whole.n : -1);
    for (const week of page.charts?.strength.drawn?.weeks ?? [])
      expect(week.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const chart of Object.values(page.charts ?? {})) {
      const answer = await csv(get("?week=1", { chart: chart.id }));
      const rows = parse(await answer.text());
      expect(rows.slice(1), CHARTS[chart.id as keyof typeof CHARTS]).toHaveLength(chart.rows.length);
    }
    expect(await statusOf(csv(get("", { chart: "no-such-chart" })))).toBe(404);
  });

  it("the bins of the length curve open as many comparisons as they count", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    const [bin] = (await charts(get())).page.charts?.length.drawn?.[0]?.bins ?? [];
    const params = `ratioMin=${bin?.from}${bin?.to ? `&ratioMax=${(bin.to - 0.01).toFixed(2)}` : ""}`;
    const { page } = await records(call(tools, `/x?${params}`, { batch: weeks[0] ?? "" }));
    expect(page?.judgments).toBe(bin?.n);
  });
});
