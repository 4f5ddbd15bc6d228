import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METRICS } from "#app/metrics/index.ts";
import { loader as list } from "#app/routes/metrics._index/route.tsx";
import { loader as csv } from "#app/routes/metrics[.]csv/route.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call } from "./a-batch.ts";

let tools: TestTools;
beforeAll(async () => {
  tools = await testTools();
});
afterAll(() => tools.dispose());

const found = async (query: string) => (await list(call(tools, `/metrics${query}`, {}))).metrics;

describe("the catalogue", () => {
  it("finds by words in any order, whatever their case", async () => {
    expect((await found("?q=ACCURACY+gold")).map(({ id }) => id)).toContain("gold-accuracy");
    expect(await found("?q=no+such+words+anywhere")).toEqual([]);
  });

  it("filters by group and by what a delivery must carry", async () => {
    const gold = await found("?group=gold");
    expect(gold.length).toBe(METRICS.filter(({ group }) => group === "gold").length);
    const need = "annotator ids";
    expect((await found(`?needs=${encodeURIComponent(need)}`)).every(({ needs }) => needs.includes(need))).toBe(true);
    expect((await found("?group=toString")).length).toBe(METRICS.length);
  });

  it("is a CSV that documents every metric", async () => {
    const rows: Record<string, string>[] = parse(await csv().text(), { columns: true });
    expect(rows.map(({ metric }) => metric)).toEqual(METRICS.map(({ id }) => id));
    for (const row of rows)
      for (const key of ["group", "metric_version", "default_role", "minimum_n", "warn", "fail", "formula", "source"])
        expect(row[key], `${row.metric} ${key}`).not.toBe("");
  });
});
