import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addContractGold } from "#app/calibration/add-items.server.ts";
import { type AdjudicateRequest, adjudicate, NO_ANSWER, retire } from "#app/calibration/adjudicate.server.ts";
import { adjudicatePage, contestedPage } from "#app/calibration/contested-page.server.ts";
import { weeksOnContractGold } from "#app/calibration/contract-gold.server.ts";
import { createRound } from "#app/calibration/round.server.ts";
import { roundPage } from "#app/calibration/round-page.server.ts";
import { measurable, measureDelivery } from "#app/ingest/measure-delivery.server.ts";
import { deliveriesToMeasure, queueMeasuring } from "#app/jobs/queue-measuring.server.ts";
import { runJob } from "#app/jobs/run-job.server.ts";
import { annotatorProfile } from "#app/review/annotator-profile.server.ts";
import { annotatorsPage } from "#app/review/annotators-page.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { activeDeliveries, deliveryById } from "#db/deliveries.server.ts";
import { goldOfContract } from "#db/gold.server.ts";
import { jobById, listJobs } from "#db/jobs.server.ts";
import { metricValuesOf } from "#db/metric-values.server.ts";
import { aContract } from "#test/support/a-contract.ts";
import { deliver } from "#test/support/deliver.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { answer, lines, pair, RULE } from "./a-round.ts";

let tools: TestTools;
let contractId: string;
let batchId: string;

const GOLD_FIRST = { kind: "likert", value: 1, points: 5 };

const judged = (k: number, ...values: number[]) =>
  pair(k, {
    gold: undefined,
    judgments: values.map((value, i) => ({ annotator: `w-${i}`, kind: "likert", value, points: 5 })),
  });

beforeEach(async () => {
  tools = await testTools();
  const contract = await aContract(tools.db);
  contractId = contract.id;
  batchId = contract.weeks[0]?.id ?? "";
  await deliver(tools, batchId, lines([judged(0, 1, 1, 1), judged(1, 1, 1, 5), judged(2, 1, 5), judged(3, 2)]));
});
afterEach(() => tools.dispose());

const page = async () => {
  const shown = await contestedPage(tools, batchId);
  if (!shown) throw new Error("no page");
  return shown;
};

async function agreed(changes: Partial<AdjudicateRequest> = {}) {
  const [first] = (await page()).rows;
  const place = { batchId, deliveryId: first?.deliveryId ?? 0, n: first?.n ?? 0 };
  return adjudicate(tools, {
    ...place,
    answer: "1",
    agreedBy: "Ada",
    secondedBy: "Ben",
    seconders: ["Ben", "Cleo"],
    reason: "The sum is right.",
    ...changes,
  });
}

describe("adjudication", () => {
  it("lists contested items, most informative first, and leads to the next", async () => {
    const { rows, total } = await page();
    expect(rows.map(({ id }) => id)).toEqual(["cal-2", "cal-1"]);
    expect(total).toBe(2);
    const [first] = rows;
    const one = await adjudicatePage(tools, {
      batchId,
      deliveryId: first?.deliveryId ?? 0,
      n: first?.n ?? 0,
      asking: "Ada",
    });
    expect(one).toMatchObject({ id: "cal-2", contested: { at: 1, of: 2 }, next: { n: rows[1]?.n } });
    expect(one?.record?.responses).toHaveLength(2);
    expect(one?.options).toHaveLength(5);
  });

  it("makes gold of an answer two people agree on, and takes the item off the list", async () => {
    expect(await agreed()).toMatchObject({ kind: "written" });
    const { rows, done } = await page();
    expect(rows.map(({ id }) => id)).toEqual(["cal-1"]);
    expect(done).toEqual({ gold: 1, noAnswer: 0 });
    const [gold] = await goldOfContract(tools.db, contractId);
    expect(gold).toMatchObject({
      externalId: "cal-2",
      key: { kind: "likert", value: 1, points: 5 },
      keyStrength: -1,
      keyTie: "none",
      adjudication: { agreedBy: "Ada", secondedBy: "Ben", outcome: "gold" },
      retirement: null,
    });
  });

  it("records that an item has no single answer, without making gold", async () => {
    expect(await agreed({ answer: NO_ANSWER, reason: "Both are fine." })).toMatchObject({ kind: "written" });
    expect((await page()).done).toEqual({ gold: 0, noAnswer: 1 });
    expect(await goldOfContract(tools.db, contractId)).toEqual([]);
  });

  it("refuses an answer off the scale, one person, no reason, and an item that is gold already", async () => {
    expect(await agreed({ answer: "6" })).toMatchObject({ field: "answer" });
    expect(await agreed({ agreedBy: " " })).toMatchObject({ field: "agreedBy" });
    expect(await agreed({ secondedBy: "ada " })).toMatchObject({ field: "secondedBy" });
    expect(await agreed({ secondedBy: "Nobody Known" })).toMatchObject({
      field: "secondedBy",
      message: expect.stringContaining("has an account"),
    });
    expect(await agreed({ reason: "" })).toMatchObject({ field: "reason" });
    const [first] = (await page()).rows;
    const place = { deliveryId: first?.deliveryId ?? 0, n: first?.n ?? 0 };
    await agreed(place);
    expect(await agreed(place)).toMatchObject({
      field: "",
      message: expect.stringContaining("gold of this contract already"),
    });
    expect(await agreed({ deliveryId: 99 })).toMatchObject({ field: "" });
  });

  it("can be undone only by a retirement with a reason, after which it may be decided anew", async () => {
    const [first] = (await page()).rows;
    const place = { deliveryId: first?.deliveryId ?? 0, n: first?.n ?? 0 };
    await agreed(place);
    const id = (await goldOfContract(tools.db, contractId))[0]?.id ?? 0;
    const retiring = { contractId, goldItemId: id, by: "Ada" };
    expect(await retire(tools, { ...retiring, reason: " " })).toMatchObject({ field: "reason" });
    expect(await retire(tools, { ...retiring, contractId: "other", reason: "Leaked." })).toMatchObject({
      kind: "refused",
    });
    expect(await retire(tools, { ...retiring, reason: "Leaked." })).toMatchObject({ kind: "retired" });
    expect(await retire(tools, { ...retiring, reason: "Leaked." })).toMatchObject({ kind: "refused" });
    expect(await agreed({ ...place, answer: "2" })).toMatchObject({ kind: "written" });
    const sql = (text: string) => () => tools.db.$client.prepare(text).run();
    expect(sql("DELETE FROM adjudications")).toThrow("append-only");
    expect(sql("UPDATE gold_items SET key_strength = 1")).toThrow("immutable");
  });

  it("measures later deliveries that hold the pair, in either order, and not its own", async () => {
    await agreed();
    const [, second] = await batchesOf(tools.db, contractId);
    const turned = { ...judged(2, 5, 1, 3), id: "again", responses: [...(pair(2).responses as unknown[])].reverse() };
    await deliver(tools, second?.id ?? "", lines([turned, judged(60, 1)]));
    // The key is "first" in the first week's order, so "second" (5) is right in the other.
    const weeks = await weeksOnContractGold(tools, contractId);
    expect(weeks).toMatchObject([
      {
        week: 2,
        pairs: 1,
        answers: [
          { annotator: "w-0", right: true },
          { annotator: "w-1", right: false },
          { annotator: "w-2", right: false },
        ],
      },
    ]);
  });

  it("moves the gold accuracy of weeks that hold the pair, as a recount says, and back when it is retired", async () => {
    const [, second, third] = await batchesOf(tools.db, contractId);
    const own = judged(70, 1, 1, 5);
    const turned = { ...judged(2, 5, 1, 3), id: "again", responses: [...(pair(2).responses as unknown[])].reverse() };
    const vendorGold = { ...own, gold: GOLD_FIRST };
    await deliver(tools, second?.id ?? "", lines([turned, vendorGold]));
    await deliver(tools, third?.id ?? "", lines([judged(80, 1)]));
    const accuracy = async (batch: string) => {
      const newest = (await activeDeliveries(tools.db, batch)).at(-1)?.id ?? 0;
      const values = await metricValuesOf(tools.db, [newest]);
      return values.find(({ metric }) => metric === "gold-accuracy")?.outcome;
    };
    const before = await accuracy(second?.id ?? "");
    expect(before).toMatchObject({ value: 2 / 3, n: 3 });
    expect(before).not.toHaveProperty("detail");
    const done = await agreed();
    if (done.kind !== "written" || !done.gold) throw new Error("no gold");
    await queueMeasuring(tools, done.gold);
    const [job] = await listJobs(tools.db, 1);
    if (!job) throw new Error("no job");
    await runJob({ ...tools, maxRowBytes: 1 << 20 }, job);
    expect(await jobById(tools.db, job.id)).toMatchObject({
      state: "done",
      result: { kind: "measured", deliveries: 2 },
    });
    // The vendor's gold: right, right, wrong. Ours, turned round: 5 is right, 1 and the tie are wrong.
    expect(await accuracy(second?.id ?? "")).toMatchObject({
      value: 3 / 6,
      n: 6,
      detail: {
        rows: [
          ["the vendor's", 2 / 3, expect.any(Number), expect.any(Number), 3],
          ["agreed on by researchers", 1 / 3, expect.any(Number), expect.any(Number), 3],
        ],
      },
    });
    expect(await accuracy(batchId)).toMatchObject({ kind: "not-computable" });
    // The annotators' table and the profile count the same answers: w-1 is right on the vendor's and wrong on ours.
    const table = await annotatorsPage(tools, second?.id ?? "", new URLSearchParams("sort=name"));
    expect(table?.rows.map(({ name, gold }) => [name, gold?.value, gold?.n])).toEqual([
      ["w-0", 1, 2],
      ["w-1", 0.5, 2],
      ["w-2", 0, 2],
    ]);
    const { vendorId } = (await contractById(tools.db, contractId)) ?? { vendorId: "" };
    const profile = await annotatorProfile(tools, vendorId, "w-1");
    expect(profile?.weeks.map(({ week, row }) => [week, row.gold?.n ?? 0])).toContainEqual([2, 2]);
    // Both agreed answers were "first" as the vendor showed it, and "second" once turned.
    expect(profile?.gold).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(profile?.missedInAll).toBe(1);
    const [gold] = await goldOfContract(tools.db, contractId);
    const retired = await retire(tools, { contractId, goldItemId: gold?.id ?? 0, by: "Ada", reason: "Leaked." });
    if (retired.kind !== "retired") throw new Error("not retired");
    for (const id of await deliveriesToMeasure(tools.db, retired.gold)) {
      const delivery = await deliveryById(tools.db, id);
      if (delivery) await measureDelivery(tools.db, tools.vault, delivery, 0);
    }
    expect(await accuracy(second?.id ?? "")).toMatchObject({ value: 2 / 3, n: 3 });
  });

  it("is old gold once a week was asked it", async () => {
    await agreed();
    const [, second, third] = await batchesOf(tools.db, contractId);
    const again = (id: string, k: number) => ({ ...judged(k, 1, 1), id });
    await deliver(tools, second?.id ?? "", lines([again("a", 2)]));
    await deliver(tools, third?.id ?? "", lines([again("b", 2), { ...judged(70, 1, 5), gold: GOLD_FIRST }]));
    const measured = async (batch: string) => {
      const [delivery] = await activeDeliveries(tools.db, batch);
      if (!delivery) throw new Error("nothing delivered");
      const { view, context } = await measurable(tools.db, delivery);
      return metricById("gold-accuracy-new-v-old").measure(view, context);
    };
    expect(await measured(second?.id ?? "")).toMatchObject({ kind: "not-computable" });
    expect(await measured(third?.id ?? "")).toMatchObject({
      value: 0.5,
      detail: {
        rows: [
          ["used before", 1, expect.anything(), 1, 2],
          ["new", 0.5, expect.anything(), expect.anything(), 2],
        ],
      },
    });
  });

  it("serves as the key of a round", async () => {
    await agreed();
    const made = await createRound(tools.db, {
      ...{ contractId, title: "Adjudicated", instructionVersion: null, by: "x", now: 0 },
      rule: { ...RULE, atLeast: 1, of: 1, match: "one-step" },
    });
    if (made.kind === "refused") throw new Error(made.message);
    expect(await addContractGold(tools, made.id, null)).toMatchObject({ added: 1, withKey: 1 });
    // One step from "first is much better" is right, two steps are not.
    await answer(tools, made.id, [judged(2, 2, 3)]);
    const shown = await roundPage(tools.db, made.id);
    expect(shown?.results.takers.map(({ outcome }) => outcome)).toEqual(["passed", "failed"]);
    expect(shown?.places[0]).toContain(`/batches/${batchId}/records/`);
  });
});
