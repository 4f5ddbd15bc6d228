/** Control charts against NIST's and Montgomery's published series (reference G1 – G3). */
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { cusum } from "#app/stats/cusum.ts";
import { ewma } from "#app/stats/ewma.ts";
import { laneySigma } from "#app/stats/laney-sigma.ts";
import { pChart, pooledShare } from "#app/stats/p-chart.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

const WAFERS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];
/** Montgomery, Introduction to Statistical Quality Control, table 9.1. */
const MONTGOMERY = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
  8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
];
const outAt = (points: readonly { isOut: boolean }[]) => points.flatMap(({ isOut }, i) => (isOut ? [i + 1] : []));

describe.skipIf(!hasSharedData)("domain.json", () => {
  const cases: { name: string; inputs: Record<string, number[] | number>; expected: number[]; tol: number }[] =
    hasSharedData ? JSON.parse(readFileSync(shared("known-answers/domain.json"), "utf8")) : [];
  const known = (name: string) => {
    const found = cases.find((one) => one.name === name);
    if (!found) throw new Error(`domain.json has no ${name}`);
    const list = (key: string) => [found.inputs[key] ?? []].flat();
    return { ...found, list, number: (key: string) => list(key)[0] ?? Number.NaN };
  };
  const near = (got: readonly number[], { expected, tol }: { expected: number[]; tol: number }) => {
    expect(got).toHaveLength(expected.length);
    for (const [i, value] of got.entries()) expect(Math.abs(value - (expected[i] ?? Number.NaN))).toBeLessThan(tol);
  };

  test("pchart_nist", () => {
    const [point] = pChart([0.44], [50], 0.2313);
    near([point?.high ?? 0, point?.low ?? 0], known("pchart_nist"));
  });
  test("ewma_nist", () => {
    const one = known("ewma_nist");
    const chart = ewma(one.list("x"), {
      target: one.number("target"),
      sigma: one.number("s"),
      lambda: one.number("lam"),
    });
    near(
      chart.map(({ value }) => value),
      one,
    );
  });
  test("ewma_nist_limits: what the limits tend to", () => {
    const last = ewma(Array<number>(200).fill(50), { target: 50, sigma: 2.0539, lambda: 0.3 }).at(-1);
    near([last?.high ?? 0, last?.low ?? 0], known("ewma_nist_limits"));
  });
  test("cusum_nist_hi_t13_t14_t20", () => {
    const one = known("cusum_nist_hi_t13_t14_t20");
    const chart = cusum(one.list("x"), { target: one.number("T"), k: one.number("k"), h: one.number("h") });
    near(
      [12, 13, 19].map((at) => chart[at]?.up ?? Number.NaN),
      one,
    );
    expect(outAt(chart)[0]).toBe(14);
  });
});

describe("p-chart", () => {
  test("NIST's wafers: the samples with 22 and 24 of 50 are out", () => {
    const sizes = WAFERS.map(() => 50);
    const shares = WAFERS.map((count) => count / 50);
    expect(outAt(pChart(shares, sizes, pooledShare(WAFERS, sizes))).map((at) => WAFERS[at - 1])).toEqual([22, 24]);
  });
  test("weeks of growing size: week 6 is out, week 1, at 0.14 of 100, is not", () => {
    const n = [100, 250, 500, 1000, 1500, 1500];
    const errors = [14, 30, 52, 98, 150, 222];
    const centre = pooledShare(errors.slice(0, 5), n.slice(0, 5));
    expect(centre).toBeCloseTo(0.102687, 6);
    const chart = pChart(
      errors.map((count, i) => count / (n[i] ?? 1)),
      n,
      centre,
    );
    expect(outAt(chart)).toEqual([6]);
    expect(chart[0]?.high).toBeCloseTo(0.1938, 4);
    expect(chart[5]?.high).toBeCloseTo(0.1262, 4);
  });
  test("a point without rows is never out", () => expect(outAt(pChart([Number.NaN], [0], 0.1))).toEqual([]));
});

describe("Laney's p′", () => {
  it("by hand: z of ±1.4003, so a moving range of 2.8006, over 1.1284", () => {
    expect(laneySigma([0.1, 0.2, 0.1, 0.2], [100, 100, 100, 100], 0.15)).toBeCloseTo(2.4819, 3);
  });
  it("is not known from two points, and never narrows the limits", () => {
    expect(laneySigma([0.1, 0.2], [100, 100], 0.15)).toBeNull();
    expect(laneySigma([0.15, 0.15, 0.15], [100, 100, 100], 0.15)).toBe(1);
    expect(laneySigma([0, 0, 0], [100, 100, 100], 0)).toBeNull();
  });
  it("brings the false alarms of days that differ back under 2 %, which the plain chart does not", () => {
    const random = seededRandom(3);
    let plain = 0;
    let widened = 0;
    for (let run = 0; run < 100; run += 1) {
      const n = Array<number>(30).fill(2000);
      const shares = n.map((size) => {
        const day = 0.2 + 0.03 * (random() + random() + random() - 1.5);
        let hits = 0;
        for (let i = 0; i < size; i += 1) hits += random() < day ? 1 : 0;
        return hits / size;
      });
      plain += outAt(pChart(shares, n, 0.2)).length;
      widened += outAt(pChart(shares, n, 0.2, { widen: laneySigma(shares, n, 0.2) ?? 1 })).length;
    }
    expect(plain / 3000).toBeGreaterThan(0.05);
    expect(widened / 3000).toBeLessThan(0.02);
  });
});

describe("EWMA", () => {
  test("NIST: time-varying limits of the first three points", () => {
    const chart = ewma([52, 47, 53], { target: 50, sigma: 2.0539, lambda: 0.3 });
    for (const [i, high] of [51.8485, 52.2564, 52.4314].entries()) expect(chart[i]?.high).toBeCloseTo(high, 4);
  });
  test("Montgomery: λ 0.1, L 2.7; limits 10.6194 and 9.3806, first signal at 29 with 10.6468", () => {
    const chart = ewma(MONTGOMERY, { target: 10, sigma: 1, lambda: 0.1, width: 2.7 });
    const steady = ewma(Array<number>(400).fill(10), { target: 10, sigma: 1, lambda: 0.1, width: 2.7 }).at(-1);
    expect(steady?.high).toBeCloseTo(10.6194, 4);
    expect(steady?.low).toBeCloseTo(9.3806, 4);
    expect(chart.findIndex(({ value }) => value > 10.6194) + 1).toBe(29);
    expect(chart[28]?.value).toBeCloseTo(10.6468, 4);
  });
  test("standard errors of each point reduce to one sigma when they are equal", () => {
    const x = [52, 47, 53, 49];
    expect(ewma(x, { target: 50, sigma: [2, 2, 2, 2] })).toEqual(ewma(x, { target: 50, sigma: 2 }));
  });
});

describe("CUSUM", () => {
  test("Montgomery: k 0.5, h 5; C+ is 5.28 at 29, the first signal", () => {
    const chart = cusum(MONTGOMERY, { target: 10, k: 0.5, h: 5 });
    expect(outAt(chart)[0]).toBe(29);
    expect(chart[28]?.up).toBeCloseTo(5.28, 2);
  });
  test("run length without a shift is about 465 at k 0.5, h 5", () => {
    const random = seededRandom(5);
    let points = 0;
    const runs = 200;
    for (let run = 0; run < runs; run += 1) {
      const x = Array.from(
        { length: 4000 },
        () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(6.283185307 * random()),
      );
      const at = cusum(x, { target: 0, k: 0.5, h: 5 }).findIndex(({ isOut }) => isOut);
      points += at < 0 ? 4000 : at + 1;
    }
    expect(points / runs).toBeGreaterThan(380);
    expect(points / runs).toBeLessThan(560);
  });
});
