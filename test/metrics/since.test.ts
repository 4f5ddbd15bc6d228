/** What a delivery's parser did not look for is not computable, never 0. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { PARSER_VERSION } from "#app/ingest/version.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import { measureAll } from "#app/metrics/measure.ts";
import { measureOne } from "#app/metrics/measure-one.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { subView } from "#app/metrics/sub-view.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { batchView } from "#db/batch-views.server.ts";
import { activeDeliveries, deliveryById } from "#db/deliveries.server.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver, itemLines } from "#test/support/deliver.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { sample } from "../detection/population.ts";

type Group = "items" | "responses" | "judgments";

/** Columns by the first parser version that fills them; all others were there from the first. */
const CAME_WITH: Record<number, Partial<Record<Group, string[]>>> = {
  2: {
    items: ["contextKey", "marks", "promptLanguage", "nearItem", "nearPrompt", "contamination", "promptWords"],
    responses: ["marks", "longWords", "hedges", "opening", "language", "similarity"],
    judgments: ["commentKey", "commentWords", "commentSide"],
  },
  3: { items: ["copied"], judgments: ["commentForm", "commentMarks"] },
};

/** Metrics that read a later column than their `since` says, and what they do without it. */
const EXCUSED: Record<string, string> = {
  "cross-batch-duplicates": "the records are asked for anew, not by their mark",
  "cross-vendor-duplicates": "the records are asked for anew, not by their mark",
  "pair-informativeness": "the rows of its table that count marks have an n of their own, which is 0",
  "repeated-justifications": "where there is no form the whole text is compared",
};

function firstParserOf(group: Group, column: string): number {
  const found = Object.entries(CAME_WITH).find(([, columns]) => columns[group]?.includes(column));
  return found ? Number(found[0]) : 1;
}

/** The view, and the newest of the parser versions whose columns were read of it. */
function watched(view: BatchView): { view: BatchView; newest: () => number } {
  let newest = 1;
  const watch = <T extends object>(group: Group, columns: T): T =>
    new Proxy(columns, {
      get(target, name) {
        newest = Math.max(newest, firstParserOf(group, String(name)));
        return Reflect.get(target, name);
      },
    });
  const { items, responses, judgments } = view;
  return {
    view: {
      ...view,
      items: watch("items", items),
      responses: watch("responses", responses),
      judgments: watch("judgments", judgments),
    },
    newest: () => newest,
  };
}

/** Feeds every metric far enough to read its columns. */
function richView(seed: number): BatchView {
  const view = sample(400, seededRandom(seed), { beside: seededRandom(seed + 1) });
  view.judgments.commentKey.fill(5);
  view.items.conversationKey.fill(7);
  for (let i = 0; i < view.items.n; i += 1) view.items.turn[i] = 1 + (i % 3);
  view.names.languages.push("en");
  view.items.language.fill(0);
  return view;
}

const richContext = (): MeasureContext => ({
  ...NO_CONTEXT,
  previous: richView(11),
  earlierPairKeys: new Float64Array([1]),
  otherPairKeys: new Float64Array([1]),
  protectedSets: ["IFEval 1"],
});

describe("since", () => {
  it.each(METRICS.map((metric) => [metric.id, metric] as const))(
    "%s names the parser of what it reads",
    (id, metric) => {
      const { view, newest } = watched(richView(1));
      metric.measure(view, richContext());
      if (EXCUSED[id] === undefined) expect(metric.since ?? 1).toBeGreaterThanOrEqual(newest());
      else expect(metric.since ?? 1).toBeLessThan(newest());
    },
  );

  // Bits that came later into columns of the first version.
  it.each([
    ["identity-leak", 2],
    ["apologetic-phrases", 3],
  ])("%s counts a bit of version %i", (id, since) => {
    expect(metricById(id).since).toBe(since);
  });

  it("is a parser version that has been", () => {
    for (const { since = 1 } of METRICS) expect(since).toBeLessThanOrEqual(Number(PARSER_VERSION));
  });
});

describe("a batch read by an older parser", () => {
  it.each([1, 2, 3])("version %i: not computable is what came later, and nothing else", (parserVersion) => {
    const view = { ...richView(1), parserVersion };
    for (const { metric, outcome } of measureAll(view, richContext())) {
      const reason = outcome.kind === "not-computable" ? outcome.reason : "";
      expect([metric.id, reason.includes("parser version")]).toEqual([metric.id, (metric.since ?? 1) > parserVersion]);
    }
  });

  it("nor is the drift from one", () => {
    const drift = metricById("agreement-at-equal-difficulty");
    const now = { ...richView(1), parserVersion: 3 };
    const outcome = measureOne(drift, now, { ...richContext(), previous: { ...richView(11), parserVersion: 1 } });
    expect(outcome).toMatchObject({ reason: expect.stringContaining("A delivery of the batch before was read by") });
    expect(measureOne(drift, now, richContext()).kind).toBe("estimate");
  });

  it("is one in its slices too", () => {
    const part = subView({ ...richView(1), parserVersion: 2 }, new Uint32Array([0, 3, 5]), null);
    expect(measureOne(metricById("apologetic-phrases"), part, NO_CONTEXT).kind).toBe("not-computable");
  });
});

describe("a stored delivery of an older parser", () => {
  let tools: TestTools;
  let batchId: string;
  beforeEach(async () => {
    tools = await testTools();
    batchId = (await aContract(tools.db)).weeks[0]?.id ?? "";
  });
  afterEach(() => tools.dispose());

  const SORRY = { responses: [{ text: "I'm sorry about that." }, { text: "I apologize, my mail is ada@firm.org." }] };

  async function stored(text: string, kind: "full" | "correction"): Promise<number> {
    const result = await deliver(tools, batchId, text, { kind });
    if (result.kind !== "stored") throw new Error(`The delivery is ${result.kind}.`);
    return result.deliveryId;
  }

  async function measuredAgain(deliveryId: number) {
    const delivery = await deliveryById(tools.db, deliveryId);
    if (!delivery) throw new Error("no delivery");
    await measureDelivery(tools.db, tools.vault, delivery, 1);
    const outcomes = new Map((await metricValuesOf(tools.db, [deliveryId])).map((one) => [one.metric, one.outcome]));
    return (id: string) => outcomes.get(id);
  }

  it("is said so when it is measured again, also beside a correction of today", async () => {
    const deliveryId = await stored(itemLines(0, 20, SORRY), "full");
    expect((await measuredAgain(deliveryId))("apologetic-phrases")).toMatchObject({ kind: "estimate", value: 1 });
    const setParser = tools.db.$client.prepare("UPDATE deliveries SET parser_version = ? WHERE id = ?");
    setParser.run("2", deliveryId);
    const ofTwo = await measuredAgain(deliveryId);
    expect(ofTwo("apologetic-phrases")).toMatchObject({
      kind: "not-computable",
      reason:
        "A delivery of this batch was read by parser version 2; what is counted here is looked for since version 3.",
    });
    expect(ofTwo("pii-rate")).toMatchObject({ kind: "estimate", value: 1 });
    setParser.run("1", deliveryId);
    const mixed = await measuredAgain(await stored(itemLines(20, 24, SORRY), "correction"));
    expect(mixed("pii-rate")?.kind).toBe("not-computable");
    expect((await batchView(tools.db, await activeDeliveries(tools.db, batchId))).parserVersion).toBe(1);
  });
});
