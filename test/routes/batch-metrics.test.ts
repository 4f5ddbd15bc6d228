import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { METRICS } from "#app/metrics/index.ts";
import { loader as metrics } from "#app/routes/batches.$batch._index/route.tsx";
import { loader as csv } from "#app/routes/batches.$batch_.metrics[.]csv/route.ts";
import { loader as json } from "#app/routes/batches.$batch_.metrics[.]json/route.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let batch: string;
let second: string;

beforeEach(async () => {
  tools = await testTools();
  const { weeks } = await threeWeeks(tools);
  [batch = "", second = ""] = weeks;
  await deliverWeek(tools, batch);
  await deliverWeek(tools, second);
});
afterEach(() => tools.dispose());

const get = (query = "", id = batch) => call(tools, `/batches/${id}${query}`, { batch: id });

describe("the metrics of a batch", () => {
  it("are all there, in groups that say how many pass, warn, fail or are not judged", async () => {
    const { groups, all } = await metrics(get());
    expect(groups.flatMap((group) => group.metrics.map(({ id }) => id))).toEqual(METRICS.map(({ id }) => id));
    for (const { group, tally, n } of all) {
      const rows = groups.find((one) => one.group === group)?.metrics ?? [];
      expect(n).toBe(rows.length);
      expect(tally.fail).toBe(rows.filter(({ state }) => state === "fail").length);
      expect(tally.pass + tally.warn + tally.fail + tally.insufficient).toBe(n);
    }
  });

  it("are filtered by state and group; the counts stay those of all, and an unknown filter shows all", async () => {
    const { groups, all } = await metrics(get("?group=gold&state=fail"));
    expect(groups.map(({ group, metrics: rows }) => [group, rows.every(({ state }) => state === "fail")])).toEqual([
      ["gold", true],
    ]);
    expect(all.length).toBeGreaterThan(3);
    expect((await metrics(get("?group=nonsense&state=bad"))).groups.length).toBe(all.length);
  });

  it("carry the weeks up to their own", async () => {
    const weeksOf = async (id: string) => {
      const { groups } = await metrics(get("", id));
      return groups.flatMap((group) => group.metrics).find(({ id: metric }) => metric === "gold-accuracy")?.weeks;
    };
    expect((await weeksOf(batch))?.map(({ label }) => label)).toEqual(["week 1"]);
    expect((await weeksOf(second))?.map(({ label }) => label)).toEqual(["week 1", "week 2"]);
  });

  it("are a CSV and a JSON document with the same numbers", async () => {
    const rows: Record<string, string>[] = parse(await (await csv(get())).text(), { columns: true });
    const document = await (await json(get())).json();
    expect(document).toMatchObject({ week: 1, contract: "Helpfulness", policy: { version: 1 } });
    expect(rows.map((row) => row.metric)).toEqual(METRICS.map(({ id }) => id));
    for (const [i, metric] of document.metrics.entries()) {
      const { value, n, state, reason } = metric;
      const text = (cell: unknown) => (cell === null ? "" : String(cell));
      expect(rows[i]).toMatchObject({ value: text(value), n: text(n), state, reason: text(reason) });
    }
  });

  it("of no batch are not found", async () => {
    expect(await statusOf(metrics(get("", "none")))).toBe(404);
    expect(await statusOf(csv(get("", "none")))).toBe(404);
    expect(await statusOf(json(get("", "none")))).toBe(404);
  });
});
