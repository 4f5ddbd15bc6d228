import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as show } from "#app/routes/metrics.$metric/route.tsx";
import { loader as csv } from "#app/routes/metrics.$metric_.slices[.]csv/route.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { BAD, call, deliverWeek, threeWeeks } from "./a-batch.ts";

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

const get = (query = "", metric = "gold-accuracy") =>
  call(tools, `/metrics/${metric}?contract=${contract}${query}`, { metric });

describe("a metric by slice", () => {
  it("is what the metric measures on a mask made by hand", async () => {
    const view = await tools.views.of(await activeDeliveries(tools.db, week));
    const of = (keep: (view: BatchView, row: number) => boolean) =>
      goldAccuracy.measure({ ...view, weight: view.weight.map((w, row) => (keep(view, row) ? w : 0)) }, NO_CONTEXT);
    const { slices } = await show(get("&by=annotator"));
    expect(slices?.rows).toHaveLength(8);
    for (const { name, outcome, judgments } of slices?.rows ?? []) {
      const at = view.names.annotators.indexOf(name);
      expect(outcome).toEqual(of(({ judgments: rows }, row) => rows.annotator[row] === at));
      expect(judgments).toBe(50);
    }
    const code = (await show(get("&by=domain"))).slices?.rows.find(({ name }) => name === "code");
    const place = view.names.domains.indexOf("code");
    expect(code?.outcome).toEqual(of(({ items, judgments: rows }, row) => items.domain[rows.item[row] ?? 0] === place));
  });

  it("judges only slices with enough rows, and says which is furthest", async () => {
    const byAnnotator = (await show(get("&by=annotator"))).slices;
    expect(byAnnotator?.rows.every(({ state }) => state === "insufficient")).toBe(true);
    expect(byAnnotator?.finding).toBe("No annotator has enough data to be judged on its own.");
    const byDomain = (await show(get("&by=domain"))).slices;
    expect(byDomain?.rows.map(({ name, state }) => [name, state])).toEqual([
      ["code", "insufficient"],
      ["writing", "fail"],
    ]);
    expect(byDomain?.finding).toMatch(/^Of 1 domain with enough data, 1 fail/);
  });

  it("is sorted by the URL, worst first, and the worst opens its records", async () => {
    const { slices } = await show(get("&by=annotator&sort=-value"));
    const [worst] = slices?.rows ?? [];
    expect(worst?.name).toBe(BAD);
    const { page } = await records(call(tools, `/batches/${week}/records?${worst?.params}`, { batch: week }));
    expect(page?.total).toBe(50);
    expect(slices?.driving).toMatchObject({ params: "mark=gold_wrong" });
    const driving = await records(call(tools, `/batches/${week}/records?${slices?.driving?.params}`, { batch: week }));
    expect(driving.page?.total).toBe(slices?.driving?.records);
  });

  it("every stratum of every dimension opens as many judgments as it counts", async () => {
    for (const by of [
      "annotator",
      "domain",
      "language",
      "model",
      "turn",
      "prompt-length",
      "length-ratio",
      "strength",
      "day",
    ]) {
      const { slices } = await show(get(`&by=${by}`));
      expect(slices?.by).toBe(by);
      expect(slices?.rows.length, by).toBeGreaterThan(0);
      for (const row of slices?.rows ?? []) {
        const { page } = await records(call(tools, `/batches/${week}/records?${row.params}`, { batch: week }));
        expect(page?.judgments, `${by} ${row.name}`).toBe(row.judgments);
      }
    }
  });

  it("is a CSV", async () => {
    const rows: Record<string, string>[] = parse(await (await csv(get("&by=domain"))).text(), { columns: true });
    expect(rows.map(({ week: one, by, slice }) => [one, by, slice])).toEqual([
      ["1", "domain", "code"],
      ["1", "domain", "writing"],
    ]);
    expect(await statusOf(csv(get("", "no-such-metric")))).toBe(404);
  });

  it("says once what stands in the way of every slice alike", async () => {
    const { slices } = await show(get("&by=annotator", "constraint-verified-agreement"));
    expect(slices?.rows).toHaveLength(8);
    expect(slices?.none).toBe("Of no slice can this be computed: No record lists constraints that could be verified.");
    expect((await show(get("&by=annotator"))).slices?.none).toBeNull();
  });

  it("has no slices where a slice would mean nothing, or nothing was delivered", async () => {
    const { slices } = await show(get("", "schema-validity"));
    expect(slices).toMatchObject({ rows: [], none: expect.stringContaining("as a whole") });
    const params = { metric: "gold-accuracy" };
    expect((await show(call(tools, "/metrics/gold-accuracy", params))).slices).toBeNull();
  });
});
