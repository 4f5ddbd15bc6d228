import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { parseMapping } from "#app/ingest/mapping/column-mapping.ts";
import { mapRow } from "#app/ingest/mapping/map-row.ts";
import { helpsteer3 } from "#app/ingest/presets/helpsteer3.ts";
import { CODE_REVIEW_COLUMNS, CODE_REVIEW_MAPPING, codeReviewContract, codeReviewCsv } from "#db/demo/code-review.ts";
import { demoStart, tieredPrice } from "#db/demo/contract.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { helpfulnessContract } from "#db/demo/helpfulness.ts";
import { deliveryText, demoContracts } from "#db/demo/index.ts";
import { helpSteer3Lines, multilingualContract } from "#db/demo/multilingual.ts";
import { at } from "#db/demo/random.ts";
import { agreementNoTies, deliver, goldAccuracy, longerWins, records } from "./delivery.ts";

const SEED = 7;
const START = "2026-10-12";
const contract = helpfulnessContract(SEED, START);
const week = (n: number) => at(contract.weeks, n - 1);

test("the contract is the chapter's: 97,000 comparisons in six weeks for $500,000", () => {
  expect(contract.weeks.map((w) => w.units)).toEqual([2_000, 5_000, 10_000, 20_000, 30_000, 30_000]);
  expect(contract.weeks.map((w) => w.phase)).toEqual(["calibration", ...Array(5).fill("production")]);
  // 7,000 × 470 + 90,000 × 519 cents.
  expect(tieredPrice(contract.priceTiers, 97_000)).toBe(50_000_000);
  expect(tieredPrice(contract.priceTiers, 7_001)).toBe(7_000 * 470 + 519);
  expect(contract.weeks.map((w) => w.decision !== null)).toEqual([true, true, true, true, true, false]);
});

test("tiers give each contract's committed price, shares sum to one", () => {
  for (const one of demoContracts(SEED, START)) {
    expect(tieredPrice(one.priceTiers, one.committedUnits)).toBe(one.committedMinor);
    expect(one.weeks.reduce((sum, w) => sum + w.units, 0)).toBe(one.committedUnits);
    for (const mix of [one.domainMix, one.languageMix]) {
      expect(Object.values(mix).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  }
});

test("the demo starts on the Monday whose sixth Friday has just passed", () => {
  // 2026-11-24 is a Tuesday; the sixth week ran from 2026-11-16 to 2026-11-20.
  expect(demoStart(Date.UTC(2026, 10, 24, 9))).toBe("2026-10-12");
  expect(demoStart(Date.UTC(2026, 10, 21, 0))).toBe("2026-10-12");
  expect(demoStart(Date.UTC(2026, 10, 20, 23))).toBe("2026-10-05");
});

test("weeks 1 and 2 are clean; malformed rows begin in week 3", () => {
  expect(contract.weeks.map((w) => w.plan.faults.length > 0)).toEqual([false, false, true, true, true, true]);
});

test("agreement rises from calibration to week 5", () => {
  const measured = [1, 5].map((n) => agreementNoTies(records(deliver({ ...week(n).plan, faults: [] }).lines)));
  expect(at(measured, 0)).toBeGreaterThan(0.61);
  expect(at(measured, 0)).toBeLessThan(0.7);
  expect(at(measured, 1)).toBeGreaterThan(0.74);
  expect(at(measured, 1)).toBeLessThan(0.79);
});

test("week 6 waits with gold a little under 0.90, which two annotators explain, and longer writing winning", () => {
  const { lines, truth } = deliver({
    ...week(6).plan,
    faults: week(6).plan.faults.filter((f) => f.kind !== "malformed-rows"),
  });
  const items = records(lines);
  expect(goldAccuracy(items)).toBeGreaterThan(0.87);
  expect(goldAccuracy(items)).toBeLessThan(0.9);
  expect(goldAccuracy(items, ["w-40", "w-44"])).toBeGreaterThan(0.91);
  expect(longerWins(items.filter((item) => item.domain === "writing"))).toBeGreaterThan(0.66);
  expect(truth.staleItems / 30_000).toBeCloseTo(0.12, 1);
});

test("week 5 repeats 210 pairs of week 4 and 150 of its own", () => {
  const { truth } = deliver(week(5).plan);
  expect(truth.copiedFromEarlier).toHaveLength(210);
  expect(truth.copiedFromEarlier[0]).toEqual({ id: "gh-w5-012001", of: "gh-w4-003001" });
  expect(truth.copiedWithin).toHaveLength(150);
});

test("code review pairs are CSV with a row per judgment and the vendor's own words for a verdict", () => {
  const truth = emptyTruth();
  const plan = at(codeReviewContract(SEED, START).weeks, 0).plan;
  const rows: Record<string, string>[] = parse([...codeReviewCsv(plan, truth)].join(""), { columns: true });
  expect(Object.keys(rows[0] ?? {})).toEqual([...CODE_REVIEW_COLUMNS]);
  expect(rows).toHaveLength(truth.judgments);
  expect(new Set(rows.map((row) => row.task_id)).size).toBe(1_500);
  const parsed = parseMapping(CODE_REVIEW_MAPPING);
  if (!parsed.ok) throw new Error(parsed.error);
  const mapped = rows.map((row, i) => mapRow(parsed.mapping, row, { line: i + 2, row: i + 1 }));
  expect(new Set(mapped.map((row) => row.kind))).toEqual(new Set(["judgments"]));
  expect(new Set(rows.map((row) => row.verdict))).toEqual(new Set(["A", "B", "tie", "both_bad"]));
});

test("multilingual rows follow the HelpSteer3 layout; week 3 is late and week 4 missing", () => {
  const { weeks } = multilingualContract(SEED, START);
  expect(weeks.map((w) => (w.receivedAt === null ? "missing" : w.receivedAt > w.dueAt ? "late" : "in time"))).toEqual([
    "in time",
    "in time",
    "late",
    "missing",
  ]);
  const rows = [...helpSteer3Lines(at(weeks, 0).plan, emptyTruth())].map((line) => JSON.parse(line));
  expect(rows).toHaveLength(2_500);
  expect(helpsteer3.recognises(rows)).toBe(true);
  expect(rows.every((row, i) => helpsteer3.map(row, { line: i + 1, row: i + 1 }).kind === "item")).toBe(true);
  for (const row of rows) {
    expect([-3, -2, -1, 0, 1, 2, 3]).toContain(row.overall_preference);
    expect(row.individual_preference.length).toBeGreaterThanOrEqual(2);
    expect(row.context.at(-1).role).toBe("user");
    for (const one of row.individual_preference) expect([-3, -2, -1, 0, 1, 2, 3]).toContain(one.score);
  }
  expect(new Set(rows.map((row) => row.language))).toEqual(new Set(["german", "spanish", "french", "english"]));
});

test("every week of every contract has a file in its format", () => {
  const firstLines = demoContracts(SEED, START).map((one) => {
    const text = [
      ...deliveryText(one, { ...at(one.weeks, 0), plan: { ...at(one.weeks, 0).plan, count: 20 } }, emptyTruth()),
    ].join("");
    return text.slice(0, text.indexOf("\n"));
  });
  expect(JSON.parse(at(firstLines, 0)).id).toBe("gh-w1-000001");
  expect(at(firstLines, 1)).toBe(CODE_REVIEW_COLUMNS.join(","));
  expect(JSON.parse(at(firstLines, 2))).toHaveProperty("individual_preference");
});
