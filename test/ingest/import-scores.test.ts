/** Score files: what fits is stored at once and measured; the rest is counted, with its line and field. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { importScores } from "#app/ingest/scores/import-scores.server.ts";
import { scoreAccuracyShift } from "#app/metrics/scores/score-accuracy-shift.ts";
import { evidenceOf } from "#app/review/batch-evidence.server.ts";
import { measureContextOf } from "#app/review/measure-context.server.ts";
import { scoreSets } from "#db/schema.ts";
import { deliver } from "#test/support/deliver.ts";
import { NOW, type TestTools, testTools } from "#test/support/tools.ts";
import { line, lines, threeWeeks } from "../routes/a-batch.ts";

let tools: TestTools;
let batchId: string;
let weeks: string[];
beforeEach(async () => {
  tools = await testTools();
  weeks = (await threeWeeks(tools)).weeks;
  batchId = weeks[0] ?? "";
  await deliver(tools, batchId, lines(400));
});
afterEach(() => tools.dispose());

const take = (text: string, changes = {}) =>
  importScores(tools.db, { batchId, text, fileName: "s", name: "rm", kind: "reward", by: "x", now: NOW, ...changes });
const id = (k: number) => `rec-${String(k).padStart(4, "0")}`;
const accuracy = async () =>
  (await evidenceOf(tools.db, batchId))?.judged.find(({ metric }) => metric.id === "score-accuracy")?.outcome;

it("a CSV by place: the better response scored higher agrees with 9 of 10 good labels", async () => {
  const rows = Array.from({ length: 400 }, (_, k) => {
    const firstIsBetter = Math.floor(k / 8) % 2 === 0;
    return `${id(k)},0,${firstIsBetter ? 2 : 1}\n${id(k)},1,${firstIsBetter ? 1 : 2}\n`;
  });
  expect((await accuracy())?.kind).toBe("not-computable");
  expect(await take(`id,response,score\n${rows.join("")}`)).toMatchObject({ kind: "stored", scored: 800, missing: 0 });
  const outcome = await accuracy();
  expect(outcome).toMatchObject({ kind: "estimate", n: 400 });
  expect(outcome?.kind === "estimate" && outcome.value).toBeCloseTo((7 * 45 + 5) / 400, 12);
});

it("JSON Lines by model; unknown ids, repeats, NaN and places that are not there are counted", async () => {
  const text = [
    { id: id(0), model: "model-a", score: 1 },
    { id: id(0), model: "model-a", score: 2 },
    { id: id(0), model: "model-b", score: "NaN" },
    { id: id(1), response: 9, score: 1 },
    { id: "nobody", response: 0, score: 1 },
  ].map((row) => JSON.stringify(row));
  const result = await take([...text, "not json"].join("\n"));
  expect(result).toMatchObject({ kind: "stored", scored: 1, missing: 799, unknown: 1, faulty: 4 });
  expect(result.faults.map(({ line, field }) => [line, field])).toEqual([
    [2, "id"],
    [3, "score"],
    [4, "response"],
    [5, "id"],
    [6, "row"],
  ]);
  await take(text[0] ?? "");
  expect(tools.db.select().from(scoreSets).all()).toHaveLength(1);
});

it("all unknown is refused and nothing is stored; votes are -1, 0 or 1", async () => {
  expect(await take('{"id":"x","response":0,"score":1}')).toMatchObject({ kind: "refused" });
  expect(await take(`id,vote\n${id(0)},3\n`, { kind: "trait" })).toMatchObject({ kind: "refused" });
  expect(tools.db.select().from(scoreSets).all()).toEqual([]);
  expect(await take(`id,vote\n${id(0)},-1\n`, { kind: "trait" })).toMatchObject({ kind: "stored", scored: 1 });
});

it("a file that breaks off takes the place of nothing, and an empty one is told so", async () => {
  const whole = `id,response,score\n${id(0)},0,1\n${id(0)},1,2\n`;
  expect(await take(whole)).toMatchObject({ kind: "stored", scored: 2 });
  for (const text of [
    `[{"id":"${id(1)}","response":0,"score":1},\n{"id":"${id(1)}","resp`,
    `{"id":"${id(1)}","response":0,"score":1}\n{"id":"${id(1)}","resp`,
    `id,response,score\n${id(1)},0,1\n"${id(1)},1`,
  ])
    expect(await take(text)).toMatchObject({
      kind: "refused",
      message: expect.stringMatching(/^The file breaks off at line \d\. /),
    });
  expect(await take(" \n")).toEqual({ kind: "refused", message: "The file is empty.", faults: [] });
  expect(tools.db.select().from(scoreSets).all()).toMatchObject([{ rows: 2 }]);
});

it("the change of accuracy in the next week follows from scores of either week, whichever comes last", async () => {
  const next = weeks[1] ?? "";
  await deliver(tools, next, lines(400));
  /** Scores that agree with `right` of the first 100 records. */
  const file = (right: number) => {
    const rows = Array.from({ length: 100 }, (_, k) => {
      const firstIsPreferred = JSON.parse(line(k)).judgments[0].value === 1;
      const firstIsHigher = firstIsPreferred === k < right;
      return `${id(k)},0,${firstIsHigher ? 2 : 1}\n${id(k)},1,${firstIsHigher ? 1 : 2}\n`;
    });
    return `id,response,score\n${rows.join("")}`;
  };
  const shift = async () => {
    const evidence = await evidenceOf(tools.db, next);
    const stored = evidence?.judged.find(({ metric }) => metric.id === "score-accuracy-shift")?.outcome;
    if (!evidence) throw new Error("The week is gone.");
    // As stored, and as worked out while a person waits.
    const view = await tools.views.of(evidence.deliveries);
    expect(scoreAccuracyShift.measure(view, await measureContextOf(tools, evidence, view))).toEqual(stored);
    return stored?.kind === "estimate" ? Number(stored.value.toFixed(6)) : stored?.kind;
  };
  expect(await shift()).toBe("not-computable");
  await take(file(60), { batchId: next });
  expect(await shift()).toBe("not-computable");
  await take(file(90));
  expect(await shift()).toBe(-0.3);
  await take(file(80));
  expect(await shift()).toBe(-0.2);
  await take(file(70), { batchId: next });
  expect(await shift()).toBe(-0.1);
});
