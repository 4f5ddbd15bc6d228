/** What the title of the strengths by week says of the first week and the last. */
import { expect, it } from "vitest";
import type { Outcome } from "#app/metrics/metric.ts";
import { strengthChart } from "#app/review/charts-of-weeks.ts";

const detail = { title: "Labels", columns: ["label", "strength", "weight", "share"], rows: [["1", 1, 10, 1]] };
const weekOf = (week: number, value: number, half: number) => ({
  ...{ week, batchId: `b-${week}` },
  outcome: {
    kind: "estimate",
    value,
    low: value - half,
    high: value + half,
    n: 40,
    nUnit: "labels",
    detail,
  } as Outcome,
});
const findingOf = (...weeks: ReturnType<typeof weekOf>[]) => strengthChart(weeks).finding;

it("names a change of the mean strength only where chance does not explain it", () => {
  expect(findingOf(weekOf(1, 0.72, 0.01), weekOf(6, 0.69, 0.01))).toBe(
    "Mean strength of preference fell from 0.720 in week 1 to 0.690 in week 6",
  );
  expect(findingOf(weekOf(1, 0.69, 0.01), weekOf(6, 0.72, 0.01))).toBe(
    "Mean strength of preference rose from 0.690 in week 1 to 0.720 in week 6",
  );
  // A difference of 0.03 with arms of 0.03 each: its own is 0.03 √2.
  expect(findingOf(weekOf(1, 0.72, 0.03), weekOf(6, 0.69, 0.03))).toBe(
    "Mean strength of preference: no change beyond chance from 0.720 in week 1 to 0.690 in week 6",
  );
});
