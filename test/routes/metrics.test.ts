import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { METRICS } from "#app/metrics/index.ts";
import { loader as list } from "#app/routes/metrics._index/route.tsx";
import { loader as show } from "#app/routes/metrics.$metric/route.tsx";
import { loader as seriesCsv } from "#app/routes/metrics.$metric_.series[.]csv/route.ts";
import { aContract, delivered, measured } from "#test/support/contract-story.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { statusOf } from "#test/support/requests.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";

let tools: TestTools;
beforeEach(async () => {
  tools = await testTools();
});
afterEach(() => tools.dispose());

const get = (metric: string, query = "") => ({
  request: new Request(`http://localhost/${query}`),
  params: { metric },
  context: tools,
});
const gold = metricById("gold-accuracy");

/** Weeks 1 and 3 delivered: one fails, one has too few gold answers. */
async function aSeries(): Promise<string> {
  const id = await aContract(tools.db);
  const detail = { title: "by annotator", columns: ["annotator"], rows: [["w-1"]] };
  const estimate = {
    kind: "estimate",
    value: 0.6,
    low: 0.57,
    high: 0.63,
    n: 900,
    nUnit: "gold answers",
    detail,
  } as const;
  await measured(tools.db, await delivered(tools.db, id, 1, { items: 2_000, at: NOW }), [
    { metric: gold, outcome: estimate },
  ]);
  const few = { kind: "not-enough", n: 4, needed: 50, nUnit: "gold answers" } as const;
  await measured(tools.db, await delivered(tools.db, id, 3, { items: 10_000, at: NOW }), [
    { metric: gold, outcome: few },
  ]);
  return id;
}

describe("metrics", () => {
  it("are all in the catalogue, described and without code", async () => {
    const { metrics } = await list(get(""));
    expect(metrics.map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
    expect(metrics.every((metric) => !("measure" in metric) && metric.about !== "" && metric.source !== "")).toBe(true);
  });

  it("have a page without a contract, and 404 where there is none", async () => {
    await aContract(tools.db);
    const { metric, series, contracts } = await show(get("gold-accuracy"));
    expect(metric.title).toBe(gold.title);
    expect(series).toBeNull();
    expect(contracts).toMatchObject([{ title: "General helpfulness", vendor: "Larkfield Annotation" }]);
    expect(await statusOf(show(get("vibes")))).toBe(404);
    expect(await statusOf(show(get("gold-accuracy", "?contract=none")))).toBe(404);
    expect(await statusOf(seriesCsv(get("gold-accuracy")))).toBe(404);
  });

  it("show a contract's measured weeks against its lines, the newest in a sentence", async () => {
    const id = await aSeries();
    const { series } = await show(get("gold-accuracy", `?contract=${id}`));
    expect(series?.weeks.map(({ week, state, outcome }) => [week, state, outcome.kind])).toEqual([
      [1, "fail", "estimate"],
      [3, "insufficient", "not-enough"],
    ]);
    expect(series?.weeks[0]?.outcome).not.toHaveProperty("detail");
    expect(series).toMatchObject({
      lines: gold.lines,
      isCriterion: true,
      policy: { name: "Assay default", version: 1 },
    });
    expect(series?.finding).toMatch(/^Week 3: Gold accuracy cannot be judged on 4 gold answers/);
  });

  it("begin empty", async () => {
    const id = await aContract(tools.db);
    const { series } = await show(get("gold-accuracy", `?contract=${id}`));
    expect(series).toMatchObject({ weeks: [], finding: null, unmeasured: 0 });
  });

  it("say how many weeks were measured before they were", async () => {
    const id = await aSeries();
    const { series } = await show(get("raw-agreement-3way", `?contract=${id}`));
    expect(series).toMatchObject({ weeks: [], finding: null, unmeasured: 2 });
  });

  it("are a CSV with an empty cell and a reason where there is no value", async () => {
    const id = await aSeries();
    const text = await (await seriesCsv(get("gold-accuracy", `?contract=${id}`))).text();
    expect(text.split("\r\n").slice(1, 3)).toEqual([
      `1,gold-accuracy,${gold.version},0.6,0.57,0.63,900,gold answers,fail,`,
      `3,gold-accuracy,${gold.version},,,,4,gold answers,insufficient,not enough data: 50 needed`,
    ]);
  });
});
