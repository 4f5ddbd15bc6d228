import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loader as batch } from "#app/routes/batches.$batch/route.tsx";
import { loader as deliveries } from "#app/routes/batches.$batch.deliveries/route.tsx";
import { loader as badRows } from "#app/routes/deliveries.$delivery.bad-rows/route.ts";
import { loader as quarantineCsv } from "#app/routes/deliveries.$delivery.quarantine[.]csv/route.ts";
import { deliver } from "#test/support/deliver.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, line, lines, threeWeeks } from "./a-batch.ts";

let tools: TestTools;
let week: string;

beforeEach(async () => {
  tools = await testTools();
  week = (await threeWeeks(tools)).weeks[0] ?? "";
});
afterEach(() => tools.dispose());

const page = async () => (await deliveries(call(tools, "/x", { batch: week }))).page;
const NO_TEXT = line(7, { responses: [{ text: "one" }, { model: "m" }] });

describe("deliveries", () => {
  it("list what was set aside by rule and by physical line, blank lines counted", async () => {
    await deliverWeek(tools, week, `${line(1)}\n\n{"id": broken\n${line(2)}\n${NO_TEXT}\n`);
    const found = await page();
    expect(found.deliveries).toMatchObject([
      { version: 1, items: 2, quarantined: 2, supersededByVersion: null, format: "jsonl" },
    ]);
    expect(found.quarantinedTotal).toBe(2);
    expect(found.quarantined.map((row) => row.line)).toEqual([3, 5]);
    expect(found.byRule.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(found.quarantined.every(({ rule, hint }) => rule !== "" && hint !== "")).toBe(true);
  });

  it("show the version that took another's place", async () => {
    await deliverWeek(tools, week, lines(20));
    await deliverWeek(tools, week, lines(30));
    const found = await page();
    expect(found.deliveries.map(({ version, supersededByVersion }) => [version, supersededByVersion])).toEqual([
      [2, null],
      [1, 2],
    ]);
  });

  it("join corrected rows to what they correct", async () => {
    await deliverWeek(tools, week, `${lines(20)}${NO_TEXT.replace("rec-0007", "rec-x")}\n`);
    const corrected = await deliver(tools, week, `${line(7, { id: "rec-x" })}\n`, { kind: "correction" });
    expect(corrected.kind).toBe("stored");
    const { page: above } = await batch(call(tools, "/x", { batch: week }));
    expect(above.delivered).toMatchObject({ records: 21, quarantined: 0, corrections: 1, versions: 2 });
    expect((await page()).deliveries.map(({ kind }) => kind)).toEqual(["correction", "full"]);
  });

  it("leave a file of the very bytes of the bad rows", async () => {
    const id = await deliverWeek(tools, week, `${line(1)}\n{"id": broken\n${line(2)}\n${NO_TEXT}`);
    const answer = await badRows(call(tools, "/x", { delivery: String(id) }));
    expect(await answer.text()).toBe(`{"id": broken\n${NO_TEXT}\n`);
    expect(answer.headers.get("Content-Disposition")).toContain("to-correct.jsonl");
  });

  it("leave a CSV of all of it", async () => {
    const id = await deliverWeek(tools, week, `${line(1)}\n{"id": broken\n`);
    const text = await (await quarantineCsv(call(tools, "/x", { delivery: String(id) }))).text();
    const [header, row, end] = text.split("\r\n");
    expect(header).toBe("line,field,rule,hint,offset,length");
    expect(row).toMatch(/^2,,/);
    expect(end).toBe("");
  });

  it("count every bad row, and show a thousand of them", async () => {
    const bad = Array.from({ length: 1500 }, () => "not json\n").join("");
    const id = await deliverWeek(tools, week, `${line(1)}\n${bad}`);
    const found = await page();
    expect(found.quarantinedTotal).toBe(1500);
    expect(found.quarantined).toHaveLength(1000);
    const text = await (await quarantineCsv(call(tools, "/x", { delivery: String(id) }))).text();
    expect(text.split("\r\n")).toHaveLength(1502);
  });

  it("answer 404 for what is not there, and say why there is nothing to cut out", async () => {
    for (const delivery of ["77", "x", "-1", "1e99"]) {
      await expect(badRows(call(tools, "/x", { delivery }))).rejects.toMatchObject({ status: 404 });
      await expect(quarantineCsv(call(tools, "/x", { delivery }))).rejects.toMatchObject({ status: 404 });
    }
    const id = await deliverWeek(tools, week, lines(3));
    await expect(badRows(call(tools, "/x", { delivery: String(id) }))).rejects.toMatchObject({ status: 404 });
  });
});
