import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as batch } from "#app/routes/batches.$batch/route.tsx";
import { loader as metrics } from "#app/routes/batches.$batch._index/route.tsx";
import { loader as annotators } from "#app/routes/batches.$batch.annotators/route.tsx";
import { loader as history } from "#app/routes/batches.$batch.history/route.tsx";
import { loader as records } from "#app/routes/batches.$batch.records/route.tsx";
import { loader as recordsCsv } from "#app/routes/batches.$batch_.records[.]csv/route.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { BAD, call, deliverWeek, line, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let weeks: string[];

beforeEach(async () => {
  tools = await testTools();
  ({ weeks } = await threeWeeks(tools));
});
afterEach(() => tools.dispose());

const week = (n: number) => weeks[n - 1] ?? "";

describe("a batch before anything was delivered", () => {
  it("has its facts, no verdict and no gates", async () => {
    const { page } = await batch(call(tools, `/batches/${week(1)}`, { batch: week(1) }));
    expect(page).toMatchObject({
      batch: { week: 1, phase: "calibration", expectedUnits: 400 },
      contract: { vendor: "Harbour Labelling", unit: "comparison" },
      delivered: null,
      verdict: null,
      gates: [],
    });
  });

  it("offers the layouts a file can be read by", async () => {
    const { readers } = await batch(call(tools, `/batches/${week(1)}`, { batch: week(1) }));
    expect(readers.map(({ value }) => value)).toContain("preset:pandalm");
  });

  it("leaves its tabs empty, not broken", async () => {
    const params = { batch: week(1) };
    expect((await annotators(call(tools, "/x", params))).page).toBeNull();
    expect((await records(call(tools, "/x", params))).page).toBeNull();
    expect((await history(call(tools, "/x", params))).decisions).toEqual([]);
    expect(await metrics(call(tools, "/x", params))).toMatchObject({ groups: [] });
  });
});

describe("a batch of days to come", () => {
  it("says so above its verdict; a day of another zone is none", async () => {
    const at = (day: string) => ({ judgments: [{ annotator: "w-1", kind: "likert", value: 1, points: 5, at: day }] });
    const delivered = [line(0, at("2031-10-05T09:00:00Z")), line(1, at("2026-10-20T08:00:00Z")), line(2)];
    await deliverWeek(tools, week(1), `${delivered.join("\n")}\n`);
    const { page } = await batch(call(tools, `/batches/${week(1)}`, { batch: week(1) }));
    expect(page.verdict?.oddities).toEqual([
      expect.stringMatching(/^1 judgment lies more than a day ahead of the delivery, the latest of 2031-10-05/),
    ]);
  });
});

describe("a delivered batch", () => {
  beforeEach(() => deliverWeek(tools, week(1)));

  it("recommends, explains, prices and counts down", async () => {
    const { page } = await batch(call(tools, `/batches/${week(1)}`, { batch: week(1) }));
    expect(page.delivered).toMatchObject({
      version: 1,
      records: 400,
      annotators: 8,
      quarantined: 0,
      window: { daysLeft: 10, state: "open" },
    });
    expect(page.verdict?.before).toMatchObject({
      items: 400,
      judgments: 400,
      units: 400,
      effective: 400,
      moneyMinor: 160_000,
    });
    // 7 good annotators at 0.9 and one at 0.1 on 50 answers each: (7 × 45 + 5) / 400 = 0.8.
    const gold = page.gates.find(({ id }) => id === "gold-accuracy");
    expect(gold?.outcome).toMatchObject({ kind: "estimate", value: 0.8, n: 400 });
    expect(gold?.state).toBe("fail");
    expect(page.verdict?.reasons.map(({ metricId }) => metricId)).toContain("gold-accuracy");
    expect(page.verdict?.headline).toMatch(/^(Reject|Rework)/);
  });

  it("has a line of weeks for every gate", async () => {
    await deliverWeek(tools, week(2), lines(400, 400));
    const { page } = await batch(call(tools, `/batches/${week(2)}`, { batch: week(2) }));
    const gold = page.gates.find(({ id }) => id === "gold-accuracy");
    expect(gold?.weeks.map(({ label }) => label)).toEqual(["week 1", "week 2"]);
  });

  it("lists every metric by group with the numbers behind it", async () => {
    const { groups } = await metrics(call(tools, "/x", { batch: week(1) }));
    expect(groups.map(({ group }) => group)).toContain("gold");
    const all = groups.flatMap((group) => group.metrics);
    expect(all.find(({ id }) => id === "gold-accuracy")?.outcome).toMatchObject({ value: 0.8 });
    expect(all.some(({ detail }) => detail !== null)).toBe(true);
  });

  it("does not send functions or charts of details with the gates", async () => {
    const { page } = await batch(call(tools, "/x", { batch: week(1) }));
    expect(JSON.parse(JSON.stringify(page.gates))).toEqual(page.gates.map((gate) => JSON.parse(JSON.stringify(gate))));
    expect(page.gates.every(({ outcome }) => !("detail" in outcome))).toBe(true);
  });

  it("names the annotator who stands apart", async () => {
    const { page } = await annotators(call(tools, "/x?sort=gold", { batch: week(1) }));
    expect(page?.rows.filter(({ apart }) => apart !== null).map(({ name }) => name)).toEqual([BAD]);
    expect(page?.rows[0]).toMatchObject({ name: BAD, judgments: 50, gold: { value: 0.1, n: 50 } });
    expect(page?.outside).toEqual([BAD]);
    expect(page?.measure).toBe("gold");
    expect(page?.centre).toBe(0.9);
  });
});

describe("records", () => {
  beforeEach(() => deliverWeek(tools, week(1)));
  const ask = async (query: string) => (await records(call(tools, `/x${query}`, { batch: week(1) }))).page;

  it("come fifty at a time, in the order delivered", async () => {
    const page = await ask("?page=2");
    expect(page).toMatchObject({ total: 400, judgments: 400, page: 2, pages: 8 });
    expect(page?.rows).toHaveLength(50);
    expect(page?.rows[0]?.id).toBe("rec-0050");
  });

  it("show the last page when the one asked for is not there", async () => {
    expect(await ask("?page=99")).toMatchObject({ page: 8 });
    expect(await ask("?page=-3")).toMatchObject({ page: 1 });
    expect(await ask("?page=x")).toMatchObject({ page: 1 });
  });

  it("are filtered by any dimension and by part of the id", async () => {
    expect(await ask("?annotator=w-5")).toMatchObject({ total: 50, judgments: 50 });
    expect(await ask("?annotator=w-5&annotator=w-6")).toMatchObject({ total: 100 });
    expect(await ask("?domain=code")).toMatchObject({ total: 100 });
    // Seven good annotators say first in 25 rounds and in 5 slips, the bad one in the 20 odd rounds that are no slip.
    expect(await ask("?side=first&strengthMin=1")).toMatchObject({ total: 7 * 30 + 20 });
    expect(await ask("?q=REC-00")).toMatchObject({ total: 100 });
    expect(await ask("?q=100%25")).toMatchObject({ total: 0 });
    expect(await ask("?annotator=nobody")).toMatchObject({ total: 0, judgments: 0, page: 1, pages: 1 });
  });

  it("ignore a filter that makes no sense", async () => {
    expect(await ask("?side=sideways&strengthMin=abc&turnMin=-4&gold=maybe")).toMatchObject({ total: 400 });
  });

  it("are sorted by what is asked", async () => {
    const page = await ask("?sort=-seconds");
    expect(page?.rows[0]?.judgments[0]?.seconds).toBe(69);
    expect((await ask("?sort=seconds"))?.rows[0]?.judgments[0]?.seconds).toBe(20);
  });

  it("carry what the list shows", async () => {
    const row = (await ask("?q=rec-0005"))?.rows[0];
    // Record 5: w-5, the first response is better and gold says so; w-5 says the second.
    expect(row).toMatchObject({
      id: "rec-0005",
      domain: "writing",
      goldStrength: -1,
      flags: ["gold"],
      judgments: [{ annotator: "w-5", strength: 1, seconds: 25, gold: "wrong" }],
      responses: [{ model: "model-a" }, { model: "model-b" }],
    });
  });

  it("leave as CSV with the same filter, formulas disarmed", async () => {
    await deliverWeek(tools, week(2), `${line(1, { id: "=cmd()", domain: "+1" })}\n${line(2)}\n`);
    const answer = await recordsCsv(call(tools, "/x?q=cmd", { batch: week(2) }));
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const text = await answer.text();
    expect(text.split("\r\n")).toHaveLength(3);
    expect(text).toContain("\r\n'=cmd(),");
    expect(text).toContain(",'+1,");
  });
});

describe("addresses that lead nowhere", () => {
  it("answer 404", async () => {
    for (const id of ["nothing", "", "../../etc", "'; DROP TABLE batches"]) {
      await expect(batch(call(tools, "/x", { batch: id }))).rejects.toMatchObject({ status: 404 });
      await expect(metrics(call(tools, "/x", { batch: id }))).rejects.toMatchObject({ status: 404 });
      await expect(recordsCsv(call(tools, "/x", { batch: id }))).rejects.toMatchObject({ status: 404 });
    }
  });
});
