/** What two runs say about each other on one benchmark, and when they say nothing. */
import { describe, expect, it } from "vitest";
import { caveatOf, comparisonText } from "#app/loop/claim-words.ts";
import { compareRuns, type Scored } from "#app/loop/compare-runs.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

const share = (values: readonly number[], fields: Partial<Scored> = {}, n: number | null = 500): Scored => ({
  unit: "share",
  better: "higher",
  scores: values.map((value, i) => ({ seed: i + 1, value, n, standardError: null })),
  ...fields,
});

describe("two runs with three seeds each", () => {
  it("differ when Welch's interval leaves 0 out", () => {
    const comparison = compareRuns(share([0.62, 0.64, 0.63]), share([0.6, 0.59, 0.61]));
    expect(comparison).toMatchObject({ basis: "seeds", claim: "better", seeds: { a: 3, b: 3 } });
    expect(comparison.interval?.low).toBeCloseTo(0.00733, 5);
    expect(comparisonText(comparison)).toBe("+0.030 [+0.007, +0.053], 3 v 3 seeds");
    expect(caveatOf(comparison)).toBe("");
  });
  it("are turned so that more is better where lower is better", () => {
    const lower = { better: "lower" as const };
    const comparison = compareRuns(share([0.1, 0.12, 0.11], lower), share([0.2, 0.21, 0.22], lower));
    expect(comparison).toMatchObject({ value: expect.closeTo(0.1), claim: "better", seeds: { a: 3, b: 3 } });
    expect(compareRuns(share([0.2, 0.21, 0.22], lower), share([0.1, 0.12, 0.11], lower)).claim).toBe("worse");
  });
  it("show no difference when it straddles 0", () => {
    expect(compareRuns(share([0.62, 0.58, 0.6]), share([0.6, 0.59, 0.61])).claim).toBe("no-difference");
  });
});

describe("fewer than three seeds on a side", () => {
  it("claim nothing; the interval is that of the items, and says so", () => {
    const comparison = compareRuns(share([0.9, 0.92]), share([0.5, 0.51, 0.52]));
    expect(comparison).toMatchObject({ basis: "items", claim: "too-few-seeds", p: null, seeds: { a: 2, b: 3 } });
    // Newcombe's interval of 0.91 and 0.51, 500 each: more seeds on the same items do not narrow it.
    const bounded = (value: number) => ({ value, ...wilsonInterval(value, 500) });
    const { low, high } = differenceInterval(bounded(0.91), bounded(0.51));
    expect(comparison.interval?.low).toBeCloseTo(low, 12);
    expect(comparison.interval?.high).toBeCloseTo(high, 12);
    expect(caveatOf(comparison)).toMatch(/^At least 3 seeds a side .* benchmark’s items alone/);
  });
  it("add given standard errors as squares", () => {
    const of = (value: number, standardError: number): Scored => ({
      unit: "score",
      better: "higher",
      scores: [{ seed: 1, value, n: null, standardError }],
    });
    const { interval } = compareRuns(of(7.5, 0.3), of(7, 0.4));
    expect(interval?.low).toBeCloseTo(0.5 - 1.959964 * 0.5, 5);
    expect(interval?.high).toBeCloseTo(0.5 + 1.959964 * 0.5, 5);
  });
  it("have no interval where only n is known of a score", () => {
    const score = { unit: "score" as const };
    const comparison = compareRuns(share([7.5], score), share([7], score));
    expect(comparison).toMatchObject({ interval: null, basis: "nothing", claim: "too-few-seeds" });
    expect(comparisonText(comparison)).toBe("+0.500, 1 v 1 seeds");
    expect(caveatOf(comparison)).toMatch(/Nothing given says how sure/);
  });
});

it("seeds that change nothing make no claim", () => {
  const comparison = compareRuns(share([0.6, 0.6, 0.6]), share([0.5, 0.5, 0.5]));
  expect(comparison).toMatchObject({ basis: "items", claim: "seeds-alike" });
  expect(caveatOf(comparison)).toMatch(/^Every seed gave the same value/);
});

it("claims a difference that is none about 5 times in 100 with three seeds, where the items alone would far more often", () => {
  const random = seededRandom(5);
  const runs = 2000;
  // Seeds move a run by 3 points; a benchmark of 2,000 items shows about 1.
  const drawn = (seeds: number) =>
    share(
      Array.from({ length: seeds }, () => 0.6 + 0.03 * normalQuantile(random())),
      {},
      2000,
    );
  const tally = { claimed: 0, itemsWould: 0 };
  for (let run = 0; run < runs; run += 1) {
    const three = compareRuns(drawn(3), drawn(3));
    if (three.claim === "better" || three.claim === "worse") tally.claimed += 1;
    const one = compareRuns(drawn(1), drawn(1));
    expect(one.claim).toBe("too-few-seeds");
    if (one.interval && (one.interval.low > 0 || one.interval.high < 0)) tally.itemsWould += 1;
  }
  expect(tally.claimed / runs).toBeLessThan(0.06);
  expect(tally.claimed / runs).toBeGreaterThan(0.02);
  expect(tally.itemsWould / runs).toBeGreaterThan(0.3);
});
