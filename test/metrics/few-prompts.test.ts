/** Coefficients of few prompts, against the metric measured anew on the delivery without each of them. */
import { describe, expect, it } from "vitest";
import { metricById } from "#app/metrics/index.ts";
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

/** 14 prompts of 4 to 17 items; three annotators, of whom two or three judge an item. */
function rows(): ItemRow[] {
  const random = seededRandom(17);
  return Array.from({ length: 14 }, (_, prompt) => {
    const leaning = random();
    return Array.from({ length: 4 + prompt }, (_, i): ItemRow => {
      const label = () => 1 + Math.min(4, Math.floor(5 * (0.6 * leaning + 0.4 * random())));
      const all = ["a", "b", "c"].map((who) => fivePoints(who, label()));
      return { prompt, judgments: i % 3 === 0 ? all : all.slice(i % 2, (i % 2) + 2) };
    });
  }).flat();
}

const ALL = rows();
const measured = (id: string, some: readonly ItemRow[]) => {
  const outcome = metricById(id)?.measure(viewOf([...some], FIVE_POINTS), NO_CONTEXT);
  if (outcome?.kind !== "estimate") throw new Error(`${id} was not measured.`);
  return outcome;
};

/** By rows, not by columns: prompts of equal weight that would count for as much. */
function worthOf(weightOf: (row: ItemRow) => number): number {
  const weights = Array.from({ length: 14 }, (_, p) =>
    ALL.filter(({ prompt }) => prompt === p).reduce((sum, row) => sum + weightOf(row), 0),
  );
  return weights.reduce((sum, one) => sum + one, 0) ** 2 / weights.reduce((sum, one) => sum + one ** 2, 0);
}

function jackknife(without: readonly number[]): number {
  const groups = without.length;
  const mean = without.reduce((sum, one) => sum + one, 0) / groups;
  return ((groups - 1) / groups) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
}

const leftOut = (id: string) =>
  Array.from(
    { length: 14 },
    (_, p) =>
      measured(
        id,
        ALL.filter(({ prompt }) => prompt !== p),
      ).value,
  );

describe("delete-one jackknife over prompts", () => {
  const raters = ({ judgments = [] }: ItemRow) => judgments.length;
  it.each([
    ["krippendorff-alpha-interval", raters],
    ["brennan-prediger", () => 1],
  ] as const)("%s", (id, weightOf) => {
    const { value, low, high } = measured(id, ALL);
    const interval = coefficientInterval(value, jackknife(leftOut(id)), worthOf(weightOf), 0.5);
    expect(low).toBeCloseTo(interval.low, 9);
    expect(high).toBeCloseTo(interval.high, 9);
  });
  it("cohen-kappa-mean, each pair of annotators for one third of it", () => {
    const { value, low, high } = measured("cohen-kappa-mean", ALL);
    const met = (row: ItemRow, pair: string) =>
      pair.split("").every((who) => row.judgments?.some((one) => one.annotator === who));
    const pairs = ["ab", "ac", "bc"];
    const shared = pairs.map((pair) => ALL.filter((row) => met(row, pair)).length);
    expect(Math.min(...shared)).toBeGreaterThan(40);
    const share = (row: ItemRow) =>
      pairs.reduce((sum, pair, i) => sum + (met(row, pair) ? 1 / (shared[i] ?? 1) : 0), 0);
    const interval = coefficientInterval(value, jackknife(leftOut("cohen-kappa-mean")), worthOf(share), 0.5);
    expect(low).toBeCloseTo(interval.low, 9);
    expect(high).toBeCloseTo(interval.high, 9);
  });
  it("of prompts with one comparison each the interval is that of the influences: of 40, within a hundredth of the jackknife's", () => {
    const one = ALL.slice(0, 40).map((row, prompt) => ({ ...row, prompt }));
    const { low, value } = measured("brennan-prediger", one);
    const without = one.map(
      (left) =>
        measured(
          "brennan-prediger",
          one.filter((row) => row !== left),
        ).value,
    );
    expect(Math.abs(low - coefficientInterval(value, jackknife(without), 40, 0.5).low)).toBeLessThan(0.01);
  });
});
