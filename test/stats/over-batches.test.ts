/** Estimates over the batches of a vendor: pooled shares, ratios, what batches differ by, medians. */
import { describe, expect, it } from "vitest";
import { betweenBatchDeviation } from "#app/stats/between-batch-deviation.ts";
import { medianInterval } from "#app/stats/median-interval.ts";
import { pooledShare } from "#app/stats/pooled-share.ts";
import { ratioOverClusters } from "#app/stats/ratio-over-clusters.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

const counted = (value: number, n: number) => ({ value, low: value, high: value, n });

describe("a ratio over clusters", () => {
  it("is the worked example, and counts what adds to the numerator alone", () => {
    const ratio = ratioOverClusters([
      { y: 1, w: 2 },
      { y: 3, w: 4 },
    ]);
    expect(ratio?.value).toBeCloseTo(4 / 6, 12);
    expect(ratio?.variance).toBeCloseTo((2 * 2 * (1 / 3) ** 2) / 36, 12);
    expect(
      ratioOverClusters([
        { y: 300, w: 0 },
        { y: 700, w: 100 },
        { y: 0, w: 0 },
      ]),
    ).toMatchObject({ value: 10, clusters: 2 });
  });

  it("has no value without a denominator, and no variance of one cluster", () => {
    expect(ratioOverClusters([{ y: 3, w: 0 }])).toBeNull();
    expect(ratioOverClusters([{ y: 3, w: 4 }])).toEqual({
      value: 0.75,
      variance: Number.POSITIVE_INFINITY,
      clusters: 1,
    });
  });
});

describe("a pooled share", () => {
  it("weights by n, and takes its width from how batches differ", () => {
    const pooled = pooledShare([counted(0.9, 100), counted(0.8, 300), counted(1, 100)]);
    expect(pooled).toMatchObject({ n: 500, parts: 3, lowest: 0.8, highest: 1 });
    // (90 + 240 + 100) / 500; residuals 4, -18, 14: 3/2 · 536 / 500² = 0.003216; n_eff 0.1204 / 0.003216 = 37.44
    // Wilson at 37.44 with t(2) = 4.303: centre (0.86 + 0.2473) / 1.4945, half 4.303 √(0.003216 + 0.003302) / 1.4945
    expect(pooled?.value).toBeCloseTo(0.86, 12);
    expect(pooled?.low).toBeCloseTo(0.5083, 3);
    expect(pooled?.high).toBeCloseTo(0.9734, 3);
  });

  it("is never surer than the batches' own intervals, however alike they came out", () => {
    const wide = { value: 0.8, low: 0.7, high: 0.9, n: 100 };
    const pooled = pooledShare(Array.from({ length: 10 }, () => wide));
    // Ten equal batches: se 0.1 / 1.96 / √10 = 0.01613, and t(9) = 2.262
    expect((pooled?.high ?? 0) - (pooled?.low ?? 0)).toBeGreaterThan(2 * 2.262 * 0.0158);
  });

  it("says nothing of one batch, and stays inside 0 and 1 at the ends", () => {
    expect(pooledShare([counted(0.9, 100), counted(0.5, 0)])).toBeNull();
    const sure = pooledShare([counted(1, 100), counted(1, 100), counted(1, 100)]);
    expect(sure).toMatchObject({ value: 1, high: 1 });
    expect(sure?.low).toBeLessThan(0.5);
  });

  it("covers the vendor's mean in about 95 of 100 vendors whose batches differ", () => {
    const random = seededRandom(11);
    const trials = 1_500;
    let covered = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const batches = Array.from({ length: 6 }, () => {
        const truth = 0.85 + 0.1 * (random() - 0.5);
        const n = 200 + Math.floor(random() * 200);
        let hits = 0;
        for (let i = 0; i < n; i += 1) if (random() < truth) hits += 1;
        return counted(hits / n, n);
      });
      const pooled = pooledShare(batches);
      if (pooled && pooled.low <= 0.85 && pooled.high >= 0.85) covered += 1;
    }
    expect(covered / trials).toBeGreaterThan(0.93);
    expect(covered / trials).toBeLessThan(0.985);
  });
});

describe("what batches differ by", () => {
  it("is DerSimonian and Laird's tau² 0.3088 of the thirteen BCG trials (Colditz et al. 1994)", () => {
    const values = [
      -0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.012, -0.4694, -1.3713, -0.3394, 0.4459, -0.0173,
    ];
    const variances = [
      0.3256, 0.1946, 0.4154, 0.02, 0.0512, 0.0069, 0.223, 0.004, 0.0564, 0.073, 0.0124, 0.5325, 0.0714,
    ];
    const tau = betweenBatchDeviation(values.map((value, i) => ({ value, variance: variances[i] ?? 0 })));
    expect((tau ?? 0) ** 2).toBeCloseTo(0.3088, 2);
  });

  it("is 0 when chance explains it, and nothing below two estimates", () => {
    expect(
      betweenBatchDeviation([
        { value: 0.8, variance: 0.01 },
        { value: 0.81, variance: 0.01 },
      ]),
    ).toBe(0);
    expect(betweenBatchDeviation([{ value: 0.8, variance: 0.01 }])).toBeNull();
  });
});

describe("a median", () => {
  it("lies between the published order statistics: 1 and 6 of 6, 2 and 9 of 10, 6 and 15 of 20, 18 and 33 of 50", () => {
    const of = (n: number) => medianInterval(Array.from({ length: n }, (_, i) => n - i));
    expect(of(5)).toBeNull();
    expect(of(6)).toEqual({ value: 3.5, low: 1, high: 6 });
    expect(of(10)).toEqual({ value: 5.5, low: 2, high: 9 });
    expect(of(20)).toEqual({ value: 10.5, low: 6, high: 15 });
    expect(of(50)).toEqual({ value: 25.5, low: 18, high: 33 });
  });
});
