/** The profile of an annotator and the agreement matrix, counted by hand. */
import { parse } from "csv-parse/sync";
import { createElement } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { AnnotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { leastOf } from "#app/review/agreement-matrix.server.ts";
import type { AnnotatorWeek } from "#app/review/annotator-profile.server.ts";
import { recordFilterOf } from "#app/review/record-filter.ts";
import { recordsPage } from "#app/review/records-page.server.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { AnnotatorGold } from "#app/routes/annotators.$vendor.$pseudonym/annotator-gold.tsx";
import { changeOf, MEASURES, pointOf } from "#app/routes/annotators.$vendor.$pseudonym/annotator-series.ts";
import { loader as profile } from "#app/routes/annotators.$vendor.$pseudonym/route.tsx";
import { loader as profileCsv } from "#app/routes/annotators.$vendor.$pseudonym_.$table[.]csv/route.ts";
import { loader as agreement } from "#app/routes/batches.$batch.agreement/route.tsx";
import { CopyingCell } from "#app/routes/batches.$batch.annotators/conduct-cells.tsx";
import { loader as annotators } from "#app/routes/batches.$batch.annotators/route.tsx";
import { loader as agreementCsv } from "#app/routes/batches.$batch_.agreement[.]csv/route.ts";
import { loader as annotatorsCsv } from "#app/routes/batches.$batch_.annotators[.]csv/route.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { markup, words } from "#test/components/markup.ts";
import { statusOf } from "#test/support/requests.ts";
import { type TestTools, testTools } from "#test/support/tools.ts";
import { call, deliverWeek, line, threeWeeks, threeWeekTerms } from "./a-batch.ts";

let tools: TestTools;
let weeks: string[];
let vendor: string;
beforeEach(async () => {
  tools = await testTools();
  const made = await threeWeeks(tools);
  weeks = made.weeks;
  vendor = (await contractById(tools.db, made.contractId))?.vendorId ?? "";
  await deliverWeek(tools, weeks[0] ?? "", Array.from({ length: 40 }, (_, k) => `${judged(k, k)}\n`).join(""));
  await deliverWeek(
    tools,
    weeks[1] ?? "",
    Array.from({ length: 20 }, (_, k) => `${line(100 + k, by("x"))}\n`).join(""),
  );
});
afterEach(() => tools.dispose());

const judgment = (annotator: string, value: number) => ({ annotator, kind: "likert", value, points: 5, seconds: 30 });
const by = (annotator: string) => ({ judgments: [judgment(annotator, 1)] });

/** x always prefers the first; y does on 30 of 40; z judges ten and agrees with both. */
function judged(k: number, place: number): string {
  const judgments = [judgment("x", 1), judgment("y", place < 30 ? 1 : 5)];
  return line(k, { judgments: place < 10 ? [...judgments, judgment("z", 1)] : judgments });
}
const matrixOf = async (week: number) => (await agreement(call(tools, "/", { batch: weeks[week] ?? "" }))).matrix;
const profileOf = async (pseudonym: string) => (await profile(call(tools, "/", { vendor, pseudonym }))).profile;

it("the matrix counts shared comparisons and the same side, the busiest first", async () => {
  const matrix = await matrixOf(0);
  expect(matrix).toMatchObject({ names: ["x", "y", "z"], page: 1, pages: 1, annotators: 3 });
  expect(matrix?.cells.map((row) => row.map((cell) => cell && [cell.value, cell.n]))).toEqual([
    [null, [0.75, 40], [1, 10]],
    [[0.75, 40], null, [1, 10]],
    [[1, 10], [1, 10], null],
  ]);
  expect(matrix?.mean).toBeCloseTo(50 / 60, 12);
  expect(matrix?.least).toMatchObject({ names: ["x", "y"], agreement: { value: 0.75 } });
  const csv = await agreementCsv(call(tools, "/", { batch: weeks[0] ?? "" }));
  expect((await csv.text()).trim().split("\r\n")).toHaveLength(4);
});

it("every pair that met stands on a page of the matrix, and the least of all is told on each", async () => {
  const crowd = Array.from({ length: 20 }, (_, i) => `c-${String(i).padStart(2, "0")}`);
  const pairs = crowd.flatMap((one, i) => crowd.slice(i + 1).map((other) => [one, other] as const));
  const content = pairs.map(([one, other], k) =>
    line(200 + k, { judgments: [judgment(one, 1), judgment(other, k % 3 === 0 ? 5 : 1)] }),
  );
  await deliverWeek(tools, weeks[2] ?? "", `${content.join("\n")}\n`);
  const drawn = new Set<string>();
  for (const page of [1, 2])
    for (const columns of [1, 2]) {
      const path = `/?page=${page}&columns=${columns}`;
      const { matrix } = await agreement(call(tools, path, { batch: weeks[2] ?? "" }));
      expect(matrix).toMatchObject({ page, columnPage: columns, pages: 2, annotators: 20 });
      for (const [i, row] of (matrix?.cells ?? []).entries())
        for (const [j, cell] of row.entries())
          if (cell) drawn.add([matrix?.names[i], matrix?.columns[j]].sort().join(" "));
    }
  expect(drawn.size).toBe(190);
});

it("of pairs that differ by chance alone, the least is said to be beyond it in one batch of twenty at most", () => {
  const random = seededRandom(5);
  const told = Array.from({ length: 1000 }, () => {
    const pairs = Array.from({ length: 60 }, (_, i) => {
      const n = 10 + Math.floor(random() * 20);
      const value = Array.from({ length: n }, () => random() < 0.58).filter(Boolean).length / n;
      const agreement = { value, ...wilsonInterval(value, n), n, effectiveN: n };
      return { names: ["a", `b-${i}`] as [string, string], agreement };
    });
    return leastOf(pairs, 0.58)?.isBeyondChance;
  }).filter(Boolean).length;
  expect(told / 1000).toBeLessThanOrEqual(0.05);
  const agreement = { value: 0.1, ...wilsonInterval(0.1, 60), n: 60, effectiveN: 60 };
  expect(leastOf([{ names: ["a", "b"], agreement }], 0.58)?.isBeyondChance).toBe(true);
  // Sixty comparisons of two prompts say little.
  const ofTwo = { ...agreement, effectiveN: 2 };
  expect(leastOf([{ names: ["a", "b"], agreement: ofTwo }], 0.58)?.isBeyondChance).toBe(false);
});

it("the matrix is empty without overlap, and absent without a delivery", async () => {
  expect(await matrixOf(1)).toMatchObject({ names: [], mean: null, least: null });
  expect(await matrixOf(2)).toBeNull();
});

it("the profile goes over the vendor's batches, with gold answers and company", async () => {
  const x = await profileOf("x");
  expect(x.weeks.map(({ week, row }) => [week, row.judgments])).toEqual([
    [1, 40],
    [2, 20],
  ]);
  // Of k = 0 … 39 the first is better where ⌊k/8⌋ is even: 24 times. Of k = 100 … 119: 100 … 103 and 112 … 119, 12 times.
  expect(x.gold).toEqual([
    [36, 0, 0],
    [0, 0, 0],
    [24, 0, 0],
  ]);
  expect([x.missedInAll, x.missed.length]).toEqual([24, 20]);
  expect(x.missed[0]).toMatchObject({ week: 2, batchId: weeks[1] });
  expect(x.partners?.batchId).toBe(weeks[0]);
  expect(x.partners?.rows.map(({ name, n, value }) => [name, n, value])).toEqual([
    ["y", 40, 0.75],
    ["z", 10, 1],
  ]);
  expect((await profileOf("z")).weeks).toHaveLength(1);
});

it("weeks of several contracts stand in the order in which they fell due, so that the newest is the last", async () => {
  for (const startsOn of ["2026-09-07", "2026-08-03", "2026-11-02", "2026-07-06"]) {
    const terms = { ...threeWeekTerms({ startsOn, title: `From ${startsOn}` }) };
    const stored = await storeContract(tools.db, terms, { now: tools.now(), by: "tester" });
    if (stored.kind === "refused") throw new Error(stored.message);
    const [first] = await batchesOf(tools.db, stored.id);
    await deliverWeek(tools, first?.id ?? "", `${line(500, { ...by("x"), prompt: startsOn })}\n`);
  }
  const x = await profileOf("x");
  expect(x.weeks.map(({ contract, week }) => [contract.slice(-10), week])).toEqual([
    ["2026-07-06", 1],
    ["2026-08-03", 1],
    ["2026-09-07", 1],
    ["Helpfulness".slice(-10), 1],
    ["Helpfulness".slice(-10), 2],
    ["2026-11-02", 1],
  ]);
  // Of the newest batch, of one judgment.
  expect(x.strengths?.rows.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(1);
});

it("the headline of the gold matrix counts what stands in it: an answer without a side or a tie is in neither number", () => {
  const profile = {
    ...{ vendor: { id: "v", name: "V" }, name: "x", weeks: [], goldWeeks: [], strengths: null, partners: null },
    gold: [
      [3, 0, 1],
      [0, 0, 0],
      [0, 0, 2],
    ],
    // One wrong side, three times both bad.
    ...{ missed: [], missedInAll: 4 },
  };
  expect(words(createElement(AnnotatorGold, { profile, shown: null }))).toContain(
    "x missed 1 of 6 gold answers with a side or a tie",
  );
});

it("a cell of the gold matrix of a week opens as many judgments as it says, and the weeks add up", async () => {
  const { gold, goldWeeks } = await profileOf("x");
  expect(goldWeeks.map(({ week, counts }) => [week, counts[0]?.[0], counts[2]?.[0]])).toEqual([
    [1, 24, 16],
    [2, 12, 8],
  ]);
  expect(goldWeeks[0]?.params[2]?.[0]).toBe("annotator=x&agreed=second&side=first");
  let opened = 0;
  for (const { batchId, counts, params } of goldWeeks)
    for (const [agreed, answers] of counts.entries())
      for (const [answer, n] of answers.entries()) {
        const search = params[agreed]?.[answer] ?? null;
        expect(search === null).toBe(n === 0);
        if (search === null) continue;
        const page = await recordsPage(tools, batchId, recordFilterOf(new URLSearchParams(search)));
        expect(page?.judgments).toBe(n);
        opened += n;
      }
  expect(opened).toBe(gold.flat().reduce((sum, n) => sum + n, 0));
});

const weekOf = (week: number, value: number, n: number, flags: string[] = []) =>
  ({
    ...{ batchId: `b-${week}`, contractId: "c", contract: "C", week },
    row: { gold: { value, ...wilsonInterval(value, n), n }, flags: flags.map((measure) => ({ measure })) },
  }) as unknown as AnnotatorWeek;

it("of annotators who never change, a change is told of one in twenty at most, however many weeks there are", () => {
  const random = seededRandom(11);
  const [gold] = MEASURES;
  if (!gold) throw new Error("no measure");
  for (const weeks of [2, 6, 12]) {
    const told = Array.from({ length: 2000 }, () => {
      const n = 30 + Math.floor(random() * 120);
      const rightOf = () => Array.from({ length: n }, () => random() < 0.75).filter(Boolean).length;
      const series = Array.from({ length: weeks }, (_, i) => weekOf(i + 1, rightOf() / n, n));
      return changeOf(gold, series, false).includes(" against ");
    }).filter(Boolean).length;
    expect(told / 2000, `${weeks} weeks`).toBeLessThanOrEqual(0.05);
  }
});

it("names no change from a week of few rows, and calls nobody passed whom nothing judges", () => {
  const [gold] = MEASURES;
  if (!gold) throw new Error("no measure");
  const few = [weekOf(1, 0, 1), weekOf(2, 1, 19)];
  expect(changeOf(gold, few, false)).toBe("Gold accuracy: too few rows to tell a change");
  const weeks = [...few, weekOf(3, 0.5, 100, ["gold"]), weekOf(4, 0.9, 100), weekOf(5, 0.85, 100)];
  expect(changeOf(gold, weeks, false)).toBe("Gold accuracy: 0.500 in week 3 against 0.900 in week 4");
  expect(changeOf(gold, weeks.slice(3), false)).toBe("Gold accuracy: no change beyond chance");
  expect(weeks.map((week) => pointOf("x", gold, week, false)).map(({ state, word }) => [state, word])).toEqual([
    ["insufficient", "under 20 rows"],
    ["insufficient", "under 20 rows"],
    ["fail", "yes"],
    ["accent", "no"],
    ["accent", "no"],
  ]);
});

it("hands out what the charts of a profile are drawn from", async () => {
  const tableOf = (table: string) => profileCsv(call(tools, "/", { vendor, pseudonym: "x", table }));
  const rowsOf = async (table: string): Promise<Record<string, string>[]> =>
    parse(await (await tableOf(table)).text(), { columns: true });
  const weeksOf = await rowsOf("weeks");
  expect(weeksOf.map(({ week, judgments, "gold n": n }) => [week, judgments, n])).toEqual([
    ["1", "40", "40"],
    ["2", "20", "20"],
  ]);
  expect(Number(weeksOf[0]?.gold)).toBeCloseTo(24 / 40, 12);
  expect((await rowsOf("labels")).map(({ label, weight }) => [label, weight])).toEqual([
    ["1", "20"],
    ["2", "0"],
    ["3", "0"],
    ["4", "0"],
    ["5", "0"],
  ]);
  const gold = await rowsOf("gold");
  expect(gold).toHaveLength(9);
  expect(gold).toContainEqual({ agreed: "second", answer: "first", answers: "24" });
  for (const none of ["weeks2", "constructor"]) expect(await statusOf(tableOf(none))).toBe(404);
  expect(await statusOf(profileCsv(call(tools, "/", { vendor, pseudonym: "nobody", table: "weeks" })))).toBe(404);
});

it("nobody has no profile", async () => {
  expect(await statusOf(profile(call(tools, "/", { vendor, pseudonym: "nobody" })))).toBe(404);
  expect(await statusOf(profile(call(tools, "/", { vendor: "nobody", pseudonym: "x" })))).toBe(404);
});

it("says how everybody worked, by what is least probable first, and a copying pair opens what both judged", async () => {
  const found = await annotators(call(tools, "/?sort=-labelRun", { batch: weeks[0] ?? "" }));
  const [first] = found.page?.rows ?? [];
  expect(found.page?.sort).toBe("labelRun");
  expect(first?.conduct).toMatchObject({ speedIndex: { value: 1, low: 1, high: 1, n: 40 }, repeated: null });
  const csv = await (await annotatorsCsv(call(tools, "/", { batch: weeks[0] ?? "" }))).text();
  expect(csv.split("\r\n")[0]).toContain("speed index,speed index low,speed index high,speed index n");
  const copying = [{ a: 0, b: 1, n: 40, agreed: 40, usual: 0.6, p: 1e-9, improbable: true, with: "y" }];
  const conduct = { ...(first?.conduct as AnnotatorConduct), name: "x", copying };
  const cells = markup(createElement(CopyingCell, { batchId: "b", conduct }));
  expect(cells).toContain('href="/batches/b/records?annotator=x&amp;met=y&amp;repeat=no"');
  expect(cells).toContain("40 of 40 alike, usually 0.60; chance under 0.000001");
});
