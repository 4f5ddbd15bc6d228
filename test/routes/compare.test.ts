/** Two batches side by side, by the loaders of the page and of its CSV. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createElement } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchRecords, recordFilterOf } from "#app/review/record-filter.ts";
import { ComparedShares } from "#app/routes/compare/compared-shares.tsx";
import * as compare from "#app/routes/compare/route.tsx";
import * as sharesCsv from "#app/routes/compare_.shares[.]csv/route.ts";
import * as csv from "#app/routes/compare[.]csv/route.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { activeDeliveries } from "#db/deliveries.server.ts";
import { markup } from "#test/components/markup.ts";
import { takeIn } from "#test/release/released.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { BAD, line, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let weeks: string[];
beforeAll(async () => {
  tools = await testTools();
  ({ weeks } = await threeWeeks(tools));
  await takeIn(tools, weeks[0] as string, lines(400));
  // Without the annotator who answers the gold items at chance; other prompts, and more code.
  const better = Array.from({ length: 400 }, (_, i) => i + 1000).filter((k) => `w-${k % 8}` !== BAD);
  await takeIn(
    tools,
    weeks[1] as string,
    better.map((k) => `${line(k, { domain: k % 2 === 0 ? "code" : "writing" })}\n`).join(""),
  );
});
afterAll(() => tools.dispose());

const ask = (query: string) =>
  ({
    request: new Request(`http://localhost/compare?${query}`),
    params: {},
    context: tools,
  }) as unknown as LoaderFunctionArgs;
const both = (more = "") => `a=${weeks[0]}&b=${weeks[1]}${more}`;
async function compared(query: string) {
  const found = (await compare.loader(ask(query))).page.compared;
  if (!found) throw new Error("Nothing is compared.");
  return found;
}

describe("two batches compared", () => {
  it("have every metric with both estimates and the interval of the difference", async () => {
    const { metrics } = await compared(both());
    const gold = metrics.find(({ id }) => id === "gold-accuracy");
    if (gold?.a.outcome.kind !== "estimate" || gold.b.outcome.kind !== "estimate") throw new Error("No estimate.");
    expect(gold.difference).toEqual(differenceInterval(gold.b.outcome, gold.a.outcome));
    expect([gold.a.outcome.n, gold.b.outcome.n]).toEqual([400, 350]);
    expect(gold.turn).toBe("better");
    expect(metrics.length).toBeGreaterThan(60);
    expect(metrics.at(-1)?.turn).toBe("none");
  });

  it("say what they share, how their mix moved and what is left of each", async () => {
    const found = await compared(both());
    expect(found.common).toEqual({ annotators: 7, prompts: 0, of: 7 });
    expect(found.mix.find(({ id }) => id === "domain")).toMatchObject({
      labels: ["writing", "code"],
      a: { n: 400, shares: [0.75, 0.25] },
      b: { n: 350 },
    });
    expect(found.strength?.a.shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
    expect(found.a).toMatchObject({
      week: 1,
      expected: 400,
      delivered: 400,
      valid: 400,
      decided: false,
      perAcceptedMicro: null,
    });
  });

  it("are asked for first, never of nothing, of one alone or of what is not there", async () => {
    expect((await compare.loader(ask(""))).page).toMatchObject({ compared: null, fault: null, choices: [{}, {}, {}] });
    expect((await compare.loader(ask(`a=${weeks[0]}`))).page).toMatchObject({ compared: null, fault: null });
    expect((await compare.loader(ask(`a=${weeks[0]}&b=${weeks[0]}`))).page?.fault).toMatch(/one and the same batch/);
    expect((await compare.loader(ask(`a=${weeks[0]}&b=${weeks[2]}`))).page?.fault).toBe(
      "Nothing was measured yet of week 3 of Harbour Labelling, Helpfulness.",
    );
    await expect(compare.loader(ask("a=x&b=y"))).rejects.toMatchObject({ status: 404 });
    await expect(csv.loader(ask(`a=${weeks[0]}`))).rejects.toMatchObject({ status: 404 });
  });

  it("leave as CSV in the order of the page", async () => {
    const { metrics } = await compared(both("&sort=metric"));
    const text = await (await csv.loader(ask(both("&sort=metric")))).text();
    const rows = text.trimEnd().split("\r\n");
    expect(rows[0]).toBe(
      "group,metric,title,better,a_state,a_value,a_low,a_high,a_n,b_state,b_value,b_low,b_high,b_n,difference,difference_low,difference_high,b_is,note",
    );
    expect(rows.slice(1).map((row) => row.split(",")[1])).toEqual(metrics.map(({ id }) => id));
  });

  it("open the records behind each bar of labels and mix: as many as its share says", async () => {
    const { strength, mix, a } = await compared(both());
    const view = await tools.views.of(await activeDeliveries(tools.db, a.id));
    const open = (params: string) => matchRecords(view, recordFilterOf(new URLSearchParams(params)), null);
    const domains = mix.find(({ id }) => id === "domain")?.a;
    expect(domains?.params).toEqual(["domain=writing", "domain=code"]);
    for (const [i, params] of domains?.params.entries() ?? [])
      expect(open(params ?? "").items.length).toBe(400 * (domains?.shares[i] ?? -1));
    const labels = strength?.a.params.flatMap((params, i) => (params === null ? [] : [{ params, i }])) ?? [];
    expect(labels.length).toBeGreaterThan(1);
    for (const { params, i } of labels)
      expect(open(params).judgments, params).toBeCloseTo(400 * (strength?.a.shares[i] ?? -1), 9);
    const html = markup(createElement(ComparedShares, { compared: await compared(both()), search: both() }));
    for (const week of [weeks[0], weeks[1]]) expect(html).toContain(`href="/batches/${week}/records?domain=code"`);
  });

  it("hand out the labels and the mix that the charts draw", async () => {
    const rows = (await (await sharesCsv.loader(ask(both()))).text()).trimEnd().split("\r\n");
    expect(rows[0]).toBe("dimension,stratum,share of A,n of A,share of B,n of B");
    expect(rows.filter((row) => row.startsWith("domain,"))).toEqual([
      `domain,writing,0.75,400,${150 / 350},350`,
      `domain,code,0.25,400,${200 / 350},350`,
    ]);
    const html = markup(createElement(ComparedShares, { compared: await compared(both()), search: both() }));
    expect(html).toContain(`href="/compare/shares.csv?${both().replace("&", "&amp;")}"`);
    for (const week of [weeks[0], weeks[1]]) expect(html).toContain(`href="/batches/${week}/records"`);
    await expect(sharesCsv.loader(ask(`a=${weeks[0]}`))).rejects.toMatchObject({ status: 404 });
  });
});
