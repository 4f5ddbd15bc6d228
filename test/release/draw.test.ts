import { expect, it } from "vitest";
import { drawOf } from "#app/release/draw.ts";
import { mixingShares, weightStrata } from "#app/release/shards.ts";

it("a draw is uniform over what it is drawn for, and its words do not run together", () => {
  const bins = new Array<number>(20).fill(0);
  for (let n = 0; n < 20_000; n += 1) {
    const bin = Math.floor(drawOf(3, "resample", `r-${n}`, 0, 1) * 20);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const chi2 = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  // 19 degrees of freedom: 43.8 is exceeded once in a thousand.
  expect(chi2).toBeLessThan(43.8);
  expect(drawOf(1, "ab", "c")).not.toBe(drawOf(1, "a", "bc"));
  expect(drawOf(1, "ab")).not.toBe(drawOf(2, "ab"));
});

it("draws of neighbouring records and seeds are not alike", () => {
  let above = 0;
  for (let n = 0; n < 10_000; n += 1) if (drawOf(n, "a", "r-1") > drawOf(n + 1, "a", "r-2")) above += 1;
  // 5,000, standard deviation 41 for independent differences (1/12 of the runs overlap).
  expect(Math.abs(above - 5000)).toBeLessThan(4.5 * 50);
});

it("strata cover every weight once; more than eight weights are cut into eight of about as many rows", () => {
  const weights = Array.from({ length: 100 }, (_, i) => ({ weight: (i + 1) / 100, rows: 10 + (i % 3) }));
  const strata = weightStrata(weights);
  expect(strata).toHaveLength(8);
  for (const { weight } of [...weights, { weight: 0 }, { weight: 3 }])
    expect(strata.filter(({ from, below }) => weight >= from && weight < below)).toHaveLength(1);
  for (const { from, below } of strata) {
    const own = weights.filter(({ weight }) => weight >= from && weight < below);
    expect(Math.abs(own.reduce((sum, { rows }) => sum + rows, 0) - 1099 / 8)).toBeLessThan(14);
  }
  expect(mixingShares(strata, weights).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(weightStrata([{ weight: 1, rows: 5 }])).toMatchObject([{ part: "1.00", from: 0 }]);
});
