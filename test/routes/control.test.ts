import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as control } from "#app/routes/contracts.$contract_.control/route.tsx";
import { loader as csv } from "#app/routes/contracts.$contract_.control[.]csv/route.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let contract: string;
let weeks: string[];

beforeEach(async () => {
  tools = await testTools();
  ({ contractId: contract, weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

const get = (query = "", params = {}) => call(tools, `/contracts/${contract}/control${query}`, { contract, ...params });

describe("the control charts of a contract", () => {
  it("begin empty, and are not found without a contract", async () => {
    expect((await control(get())).page).toMatchObject({ week: null, weeks: [], byWeek: { drawn: null } });
    expect(await statusOf(control(get("", { contract: "none" })))).toBe(404);
    expect(await statusOf(csv(get("", { contract: "none" })))).toBe(404);
  });

  it("hold gold accuracy against the contract's own line", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    const { page } = await control(get());
    expect(page.byWeek.finding).toMatch(
      /^One weekly point: .* the centre is the contract’s 0\.90 and the limits are binomial/,
    );
    // One annotator of eight is wrong nine times in ten, the others once: 0.80 of 400.
    expect(page.byWeek.drawn?.lots).toMatchObject([{ label: "week 1", value: expect.closeTo(0.8, 2), n: 400 }]);
    expect(page.byWeek.signals[0]).toMatchObject({ chart: "p-chart", label: "week 1", href: `/batches/${weeks[0]}` });
  });

  it("hold what no gate names against the weeks before, which one week has not", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    expect((await control(get("?metric=longer-wins"))).page.byWeek).toMatchObject({
      finding: "One weekly point: there is no agreed value and no earlier week to hold it against.",
      drawn: null,
    });
    await deliverWeek(tools, weeks[1] ?? "");
    const { page } = await control(get("?metric=longer-wins"));
    expect(page.byWeek.drawn?.from).toMatch(/ \(the share of week 1\)$/);
    expect(page.byWeek.signals).toEqual([]);
    expect([page.week, page.weeks]).toEqual([2, [1, 2]]);
  });

  it("open the records of a day, and have a CSV with the same points", async () => {
    await deliverWeek(tools, weeks[0] ?? "");
    await deliverWeek(tools, weeks[1] ?? "");
    const { page } = await control(get("?week=1"));
    const [day] = page.byDay.drawn?.lots ?? [];
    expect(day).toMatchObject({ label: "2026-10-06", n: 400 });
    const opened = await records(call(tools, day?.href ?? "", { batch: weeks[0] ?? "" }));
    expect(opened.page?.judgments).toBe(400);
    const rows = parse(await (await csv(get("?week=1"))).text());
    expect(rows.slice(1).map((row: string[]) => row.slice(0, 2))).toEqual([
      ["week", "week 1"],
      ["week", "week 2"],
      ["day", "2026-10-06"],
    ]);
  });
});
