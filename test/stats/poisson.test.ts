/** Poisson draws against the distribution, and resamples of cluster patterns against what a bootstrap must give. */
import { describe, expect, it } from "vitest";
import { ClusterPatterns } from "#app/stats/cluster-patterns.ts";
import { logGamma } from "#app/stats/log-gamma.ts";
import { poisson } from "#app/stats/poisson.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";

describe("poisson", () => {
  it.each([
    // Chi-square below its 99.9 % point at the bins that expect 5 or more; both ways of drawing, and where they meet.
    [0.5, 18.5],
    [3, 29.6],
    [11.9, 48.3],
    [12, 48.3],
    [400, 190],
  ])("of mean %f has the probabilities of the distribution", (mean, most) => {
    const random = seededRandom(7);
    const draws = 40_000;
    const seen = new Map<number, number>();
    for (let i = 0; i < draws; i += 1) {
      const k = poisson(mean, random);
      seen.set(k, (seen.get(k) ?? 0) + 1);
    }
    let chiSquare = 0;
    for (let k = 0; k < 700; k += 1) {
      const expected = draws * Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
      if (expected >= 5) chiSquare += ((seen.get(k) ?? 0) - expected) ** 2 / expected;
    }
    expect(chiSquare).toBeLessThan(most);
  });
  it("of mean 0 is 0", () => {
    expect(poisson(0, seededRandom(1))).toBe(0);
  });
});

describe("cluster patterns", () => {
  /** Thirty clusters with 1 of code 0; ten with 1 of code 0 and 2 of code 1, in either order. */
  const patterns = (turned: boolean): ClusterPatterns => {
    const found = new ClusterPatterns();
    const clusters = [...Array.from({ length: 30 }, () => false), ...Array.from({ length: 10 }, () => true)];
    for (const both of turned ? clusters.reverse() : clusters) {
      if (both && turned) found.add(1, 2);
      found.add(0, 1);
      if (both && !turned) {
        found.add(1, 1);
        found.add(1, 1);
      }
      found.endCluster();
      found.endCluster();
    }
    return found;
  };
  it("give sums with the mean of the whole and the covariance of independent clusters", () => {
    expect(patterns(false).clusters).toBe(40);
    const next = patterns(false).resampler(2, seededRandom(3));
    const draws = Array.from({ length: 20_000 }, () => [...next()] as [number, number]);
    const mean = (of: (draw: [number, number]) => number) =>
      draws.reduce((sum, one) => sum + of(one), 0) / draws.length;
    expect(mean(([a]) => a)).toBeCloseTo(40, 0);
    expect(mean(([, b]) => b)).toBeCloseTo(20, 0);
    // Sum over clusters of the squares and of the products of what they add.
    expect(mean(([a]) => (a - 40) ** 2) / 40).toBeCloseTo(1, 1);
    expect(mean(([, b]) => (b - 20) ** 2) / 40).toBeCloseTo(1, 1);
    expect(mean(([a, b]) => (a - 40) * (b - 20)) / 20).toBeCloseTo(1, 1);
  });
  it("do not depend on the order of clusters or within them, and repeat with the seed", () => {
    const draws = (turned: boolean) => {
      const next = patterns(turned).resampler(2, seededRandom(9));
      return Array.from({ length: 5 }, () => [...next()]);
    };
    expect(draws(true)).toEqual(draws(false));
  });
  it.each([
    [[[3, 1]]],
    [[[0, 0.5]]],
    [
      [
        [899, 15.5],
        [0, 0.5],
      ],
    ],
    [
      [
        [2047, 0.5],
        [1, 1],
      ],
    ],
    [[[2048, 1]]],
    [[[5, 16]]],
    [
      [
        [5, 0.3],
        [2, 1],
      ],
    ],
    [
      [
        [1, 1],
        [2, 1],
        [3, 0.5],
      ],
    ],
  ] as [number, number][][][])("come back as they were added, whatever holds them: %j", (added) => {
    const found = new ClusterPatterns();
    for (const [code, weight] of added) found.add(code, weight);
    found.endCluster();
    const next = found.resampler(3_000, seededRandom(2));
    const sums = Array.from({ length: 20 }, () => next().slice()).find((one) => one.some((sum) => sum > 0));
    const [[code, weight]] = added as [[number, number]];
    const times = (sums?.[code] ?? 0) / weight;
    expect(times).toBeGreaterThanOrEqual(1);
    const wanted = new Float64Array(3_000);
    for (const [one, share] of added) wanted[one] = times * share;
    expect(sums).toEqual(wanted);
  });
});
