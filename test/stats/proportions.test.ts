/** Intervals and tests of proportions, against R's binom package, NIST, SAS-style tables and hand calculation. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialTail } from "#app/stats/binomial-tail.ts";
import { binomialTest } from "#app/stats/binomial-test.ts";
import { clopperPearsonInterval } from "#app/stats/clopper-pearson-interval.ts";
import { twoProportionZ } from "#app/stats/two-proportion-z.ts";
import { weightedWilsonInterval } from "#app/stats/weighted-wilson-interval.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { wilsonSize } from "#app/stats/wilson-size.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

describe.skipIf(!hasSharedData)("published binomial intervals (proportion-ci.json)", () => {
  const file = hasSharedData
    ? JSON.parse(readFileSync(shared("known-answers/proportion-ci.json"), "utf8"))
    : { cases: [] };
  const cases: { x: number; n: number; ci95: Record<string, [number, number]> }[] = file.cases;

  it.each(cases)("$x of $n", ({ x, n, ci95 }) => {
    const wilson = wilsonInterval(x / n, n);
    const exact = clopperPearsonInterval(x, n);
    const [wilsonLow, wilsonHigh] = ci95.wilson ?? [Number.NaN, Number.NaN];
    const [exactLow, exactHigh] = ci95.exact ?? [Number.NaN, Number.NaN];
    // Eight decimals are what the shortest published values carry.
    expect(wilson.low).toBeCloseTo(wilsonLow, 7);
    expect(wilson.high).toBeCloseTo(wilsonHigh, 7);
    expect(exact.low).toBeCloseTo(exactLow, 7);
    expect(exact.high).toBeCloseTo(exactHigh, 7);
  });
});

describe.skipIf(!hasSharedData)("proportions of the domain's own figures (domain.json)", () => {
  const cases: { name: string; expected: number | number[]; tol: number }[] = hasSharedData
    ? JSON.parse(readFileSync(shared("known-answers/domain.json"), "utf8"))
    : [];
  const WILSON = [
    [81, 263],
    [15, 148],
    [0, 20],
    [1, 29],
    [45, 50],
    [90, 100],
    [63, 100],
    [560, 1000],
    [630, 1000],
  ] as const;

  it.each(WILSON)("Wilson %i of %i", (x, n) => {
    const { low, high } = wilsonInterval(x / n, n);
    expectNear(`wilson_${x}_${n}`, [low, high]);
  });
  it("exact 4 of 20 at 90 % (NIST prc242)", () => {
    const { low, high } = clopperPearsonInterval(4, 20, 0.9);
    expectNear("clopper_pearson_4_20_90", [low, high]);
  });
  it("two-sided exact tests", () => {
    expectNear("length_share_63_100_p", [binomialTest(63, 100, 0.5)]);
    expectNear("position_560_1000_p", [binomialTest(560, 1000, 0.5)]);
  });
  it("operating characteristics of calibration rounds", () => {
    expectNear("calibration_pass", [
      binomialTail(27, 31, 0.85),
      binomialTail(16, 20, 0.7),
      binomialTail(16, 20, 0.85),
      binomialTail(40, 50, 0.85),
    ]);
  });

  function expectNear(name: string, actual: number[]): void {
    const found = cases.find((one) => one.name === name);
    const expected = [found?.expected ?? []].flat();
    expect(expected).toHaveLength(actual.length);
    for (const [i, value] of actual.entries())
      expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(found?.tol ?? 0);
  }
});

describe("two proportions", () => {
  it("170/200 before, 92/100 after: z = 1.718 (reference C7)", () => {
    expect(twoProportionZ(170, 200, 92, 100)).toBeCloseTo(1.718, 3);
  });
  it("has no z without variation or without rows", () => {
    expect(twoProportionZ(0, 10, 0, 10)).toBeNull();
    expect(twoProportionZ(5, 5, 9, 9)).toBeNull();
    expect(twoProportionZ(0, 0, 5, 10)).toBeNull();
  });
});

describe("edges", () => {
  it("no rows know nothing", () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(clopperPearsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(weightedWilsonInterval({ wy: 0, w: 0, ww: 0 })).toBeNull();
  });
  it("Wilson holds its share and stays inside 0 … 1", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (a, n) => {
        const share = Math.min(a, n) / n;
        const { low, high } = wilsonInterval(share, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }),
    );
  });
  it("equal weights give Wilson's interval of the count, whatever the weight", () => {
    // 45 of 50, each row weighing 0.25.
    const weighted = weightedWilsonInterval({ wy: 45 * 0.25, w: 50 * 0.25, ww: 50 * 0.0625 });
    expect(weighted?.value).toBeCloseTo(0.9, 12);
    expect(weighted?.low).toBeCloseTo(0.78639769, 8);
    expect(weighted?.high).toBeCloseTo(0.95652424, 8);
  });
});

describe("the size that an interval is worth", () => {
  it("is the n that Wilson's interval was made of", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (share, n) => {
          // What is cut at 0 or 1 by rounding alone is no other interval.
          expect(wilsonSize(share, wilsonInterval(share, n)) / n).toBeCloseTo(1, 6);
        },
      ),
    );
  });
  it("is without end for an interval without width, and nothing for one that says nothing", () => {
    expect(wilsonSize(0.3, { low: 0.3, high: 0.3 })).toBe(Number.POSITIVE_INFINITY);
    expect(wilsonSize(0.3, { low: 0, high: 1 })).toBe(0);
  });
});
