/** Cluster-robust variance and intervals: by hand, and against a bootstrap over clusters. */
import { describe, expect, it } from "vitest";
import { clusterBootstrap } from "#app/stats/cluster-bootstrap.ts";
import { ClusterSums } from "#app/stats/cluster-sums.ts";
import { clusteredMean } from "#app/stats/clustered-mean.ts";
import { clusteredProportion } from "#app/stats/clustered-proportion.ts";
import { coefficientInterval } from "#app/stats/coefficient-interval.ts";
import { GroupedClusterSums } from "#app/stats/grouped-cluster-sums.ts";
import { jackknifeVariance } from "#app/stats/jackknife-variance.ts";
import { linearisedVariance } from "#app/stats/linearised-variance.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

function sumsOf(clusters: readonly (readonly number[])[], weight = 1): ClusterSums {
  const sums = new ClusterSums();
  for (const rows of clusters) {
    for (const row of rows) sums.add(row, weight);
    sums.endCluster();
  }
  return sums;
}

describe("variance of a ratio", () => {
  it("one row per cluster is the variance of a mean: 1, 1, 1, 0, 0 gives s² / n = 0.3 / 5", () => {
    expect(sumsOf([[1], [1], [1], [0], [0]]).variance).toBeCloseTo(0.06, 12);
  });
  it("rows that copy their cluster add nothing, whatever their number or weight", () => {
    expect(
      sumsOf([
        [1, 1],
        [1, 1],
        [1, 1],
        [0, 0],
        [0, 0],
      ]).variance,
    ).toBeCloseTo(0.06, 12);
    expect(sumsOf([[1], [1], [1], [0], [0]], 7).variance).toBeCloseTo(0.06, 12);
  });
  it("of unequal clusters has K / (K - 1), K the equal ones that would count for as much: 4 and 2, 1, 1 rows, K = 64 / 22", () => {
    const sums = sumsOf([[1, 1, 0, 1], [0, 1], [1], [0]]);
    expect(sums.df).toBeCloseTo(64 / 22 - 1, 12);
    // R = 5 / 8; residuals 3 - 2.5, 1 - 1.25, 1 - 0.625, 0 - 0.625.
    const squares = 0.5 ** 2 + 0.25 ** 2 + 0.375 ** 2 + 0.625 ** 2;
    expect(sums.variance).toBeCloseTo((64 / 22 / (64 / 22 - 1)) * (squares / 64), 12);
  });
  it("is unknown from one cluster, and empty clusters are none", () => {
    expect(sumsOf([[1, 0, 1], [], []])).toMatchObject({ clusters: 1, variance: Number.POSITIVE_INFINITY });
  });
});

describe("against a bootstrap over 300 clusters of one to four rows that share their truth", () => {
  const random = seededRandom(8);
  const clusters = Array.from({ length: 300 }, () => {
    const skill = random() < 0.5 ? 0.95 : 0.55;
    return Array.from({ length: 1 + Math.floor(random() * 4) }, () => Number(random() < skill));
  });
  const y = clusters.map((rows) => rows.reduce((sum, row) => sum + row, 0));
  const ratio = (times: Uint32Array) => {
    let above = 0;
    let below = 0;
    for (const [g, count] of times.entries()) {
      above += count * (y[g] ?? 0);
      below += count * (clusters[g]?.length ?? 0);
    }
    return above / below;
  };
  const bootstrap = clusterBootstrap(300, ratio, { replicates: 2000, random: seededRandom(2) });

  // The bootstrap's own ends move by about 0.001 from seed to seed.
  it.each([
    ["proportion", clusteredProportion(sumsOf(clusters), Number.POSITIVE_INFINITY)],
    ["mean", clusteredMean(sumsOf(clusters))],
  ])("the interval of the %s has the same ends within 0.005", (_, interval) => {
    expect(Math.abs((interval?.low ?? 0) - (bootstrap?.low ?? 1))).toBeLessThan(0.005);
    expect(Math.abs((interval?.high ?? 0) - (bootstrap?.high ?? 1))).toBeLessThan(0.005);
  });
});

describe("edges", () => {
  it("no weight, no proportion; fewer than two clusters, no mean", () => {
    expect(clusteredProportion(new ClusterSums(), 0)).toBeNull();
    expect(clusteredMean(sumsOf([[1, 0]]))).toBeNull();
  });
  it("where all rows agree, clusters count and not rows: 20 prompts of 10 judgments, Wilson at 20", () => {
    const all = clusteredProportion(sumsOf(Array.from({ length: 20 }, () => new Array<number>(10).fill(1))), 200);
    // 1 / (1 + 1.96² / 20)
    expect(all).toMatchObject({ value: 1, high: 1, effectiveN: 20 });
    expect(all?.low).toBeCloseTo(0.83887, 4);
  });
  it("n_eff never exceeds what independent rows would be worth", () => {
    // Every prompt has one right and one wrong: no variation between prompts, yet only 20 rows.
    const split = clusteredProportion(sumsOf([...Array.from({ length: 9 }, () => [1, 0]), [1, 1], [0, 0]]), 22);
    expect(split?.effectiveN).toBe(22);
  });
  it("of few clusters it is Wilson's interval with Student's t for z: 12 of ten rows, t(11) = 2.201", () => {
    const sums = sumsOf(
      Array.from({ length: 12 }, (_, g) => Array.from({ length: 10 }, (_, i) => Number(i < 2 + (g % 6)))),
    );
    const seen = (0.45 * 0.55) / sums.variance;
    const { low, high } = wilsonInterval(0.45, seen, 2.2009852);
    const share = clusteredProportion(sums, 120);
    expect(share?.value).toBeCloseTo(0.45, 12);
    expect(share?.low).toBeCloseTo(low, 5);
    expect(share?.high).toBeCloseTo(high, 5);
  });
  it("where rows of a cluster always agree there is no effect to estimate: one row of each says the same, Wilson at n - 1", () => {
    const one = sumsOf(Array.from({ length: 12 }, (_, g) => [Number(g < 9)]));
    const ten = sumsOf(Array.from({ length: 12 }, (_, g) => new Array<number>(10).fill(Number(g < 9))));
    for (const [sums, most] of [
      [one, 12],
      [ten, 120],
    ] as const)
      expect(clusteredProportion(sums, most)?.effectiveN).toBeCloseTo(11, 9);
  });
  it("a coefficient stays below 1 and its lower end is the farther one", () => {
    const { low, high } = coefficientInterval(0.9, 0.0025, 100, 0.5);
    expect(high).toBeLessThan(1);
    expect(0.9 - low).toBeGreaterThan(high - 0.9);
  });
});

describe("delete-one jackknife", () => {
  const mean = ([y = 0, w = 1]: Float64Array) => (w > 0 ? y / w : null);
  it("of a mean is the usual s² / n", () => {
    expect(jackknifeVariance(mean, Float64Array.of(1, 1, 0, 1, 1, 1), 2)?.variance).toBeCloseTo(1 / 9, 12);
    // 2, 4, 4, 4, 5, 5, 7, 9: s² = 32 / 7.
    const known = jackknifeVariance(mean, Float64Array.from([2, 4, 4, 4, 5, 5, 7, 9].flatMap((y) => [y, 1])), 2);
    expect(known?.value).toBe(5);
    expect(known?.variance).toBeCloseTo(32 / 7 / 8, 12);
  });
  it("tends to the linearised variance of a ratio, and has none of one cluster or of what is undefined", () => {
    const random = seededRandom(4);
    const ratio = Float64Array.from({ length: 4_000 }, (_, i) => (i % 2 === 0 ? random() : 1 + random()));
    const linear = linearisedVariance(mean, ratio, 2)?.variance ?? 0;
    expect((jackknifeVariance(mean, ratio, 2)?.variance ?? 0) / linear).toBeCloseTo(1, 2);
    expect(jackknifeVariance(mean, Float64Array.of(1, 1), 2)).toBeNull();
    expect(jackknifeVariance(() => null, ratio, 2)).toBeNull();
  });
});

describe("sums of many groups side by side", () => {
  it("are those of each group alone, whichever clusters touch it", () => {
    const random = seededRandom(3);
    const groups = 5;
    const together = new GroupedClusterSums(groups);
    const alone = Array.from({ length: groups }, () => ({ sums: new ClusterSums(), n: 0, w: 0, ww: 0 }));
    for (let cluster = 0; cluster < 200; cluster += 1) {
      for (let row = 0; row < 4; row += 1) {
        // The last group stays empty.
        const group = Math.floor(random() * (groups - 1));
        const [value, weight] = [Number(random() < 0.6), 0.5 + random()];
        together.add(group, value, weight);
        const one = alone[group];
        if (!one) throw new Error("There is no such group.");
        one.sums.add(value, weight);
        one.n += 1;
        one.w += weight;
        one.ww += weight * weight;
      }
      together.endCluster();
      for (const { sums } of alone) sums.endCluster();
    }
    for (const [group, { sums, n, w, ww }] of alone.entries()) {
      expect(together.nOf(group)).toBe(n);
      expect(together.shareOf(group)).toEqual(n > 0 ? clusteredProportion(sums, (w * w) / ww) : null);
    }
    expect(together.shareOf(groups - 1)).toBeNull();
  });
});
