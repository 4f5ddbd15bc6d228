/** The seeded generator: the published reference sequence, repeatability, and an even spread. */
import { describe, expect, it } from "vitest";
import { clusterBootstrap } from "#app/stats/cluster-bootstrap.ts";
import { seededRandom, xoshiro128 } from "#app/stats/seeded-random.ts";

describe("xoshiro128**", () => {
  it("gives the reference sequence of state 1, 2, 3, 4", () => {
    // First outputs of the authors' C program (prng.di.unimi.it), as asserted by the rand_xoshiro crate.
    const next = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe("seeded random numbers", () => {
  it("repeat with the seed and differ between neighbouring seeds", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
  it("fill ten bins of 10,000 evenly: chi-square below its 99.9 % point 27.9 (9 df)", () => {
    const random = seededRandom(42);
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i += 1) {
      const bin = Math.floor(random() * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });
});

describe("cluster bootstrap", () => {
  const values = Float64Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0));
  const mean = (times: Uint32Array) =>
    times.reduce((sum, count, i) => sum + count * (values[i] ?? 0), 0) / values.length;

  it("of a share of 0.25 in 400: ± 1.96 standard errors of 0.02165, within simulation error", () => {
    const interval = clusterBootstrap(400, mean, { replicates: 2000, random: seededRandom(3) });
    expect(interval?.low).toBeGreaterThan(0.2);
    expect(interval?.low).toBeLessThan(0.216);
    expect(interval?.high).toBeGreaterThan(0.284);
    expect(interval?.high).toBeLessThan(0.3);
  });
  it("repeats with its seed", () => {
    const run = () => clusterBootstrap(400, mean, { replicates: 200, random: seededRandom(9) });
    expect(run()).toEqual(run());
  });
  it("is null where the statistic is mostly undefined", () => {
    expect(clusterBootstrap(5, () => null, { replicates: 50, random: seededRandom(1) })).toBeNull();
  });
});
