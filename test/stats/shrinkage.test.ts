/** Beta-binomial shrinkage against brute force and simulation; differences of shares; CROWDLAB. */
import { describe, expect, it } from "vitest";
import { betaBinomialPrior } from "#app/stats/beta-binomial-prior.ts";
import { betaInterval } from "#app/stats/beta-interval.ts";
import { crowdlabPosterior, crowdlabWeights } from "#app/stats/crowdlab.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { fixedPointShift } from "#app/stats/fixed-point-shift.ts";
import { logGamma } from "#app/stats/log-gamma.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

describe("beta-binomial prior", () => {
  /** Raters whose true shares are Beta(mean · size, (1 - mean) · size), by the mean of uniforms raised to fit whole a, b. */
  function raters(a: number, b: number, count: number, seed: number): { k: number[]; n: number[] } {
    const random = seededRandom(seed);
    const k: number[] = [];
    const n: number[] = [];
    for (let i = 0; i < count; i += 1) {
      // The a-th smallest of a + b - 1 uniforms is Beta(a, b).
      const share = Array.from({ length: a + b - 1 }, random).sort((x, y) => x - y)[a - 1] as number;
      const rows = 5 + Math.floor(random() * 60);
      n.push(rows);
      k.push(Array.from({ length: rows }, random).filter((u) => u < share).length);
    }
    return { k, n };
  }
  function likelihood(k: number[], n: number[], a: number, b: number): number {
    const beta = (x: number, y: number) => logGamma(x) + logGamma(y) - logGamma(x + y);
    return k.reduce((sum, one, i) => sum + beta(one + a, (n[i] as number) - one + b) - beta(a, b), 0);
  }

  it.each([
    [18, 2],
    [8, 8],
    [30, 6],
  ])("finds Beta(%i, %i) from 2,000 raters, as well as brute-force maximum likelihood does", (a, b) => {
    const { k, n } = raters(a, b, 2000, 3);
    const prior = betaBinomialPrior(k, n);
    expect(prior?.mean).toBeCloseTo(a / (a + b), 2);
    let best = { size: 0, value: Number.NEGATIVE_INFINITY };
    for (let size = 2; size < 120; size *= 1.02) {
      const mean = prior?.mean ?? 0;
      const value = likelihood(k, n, mean * size, (1 - mean) * size);
      if (value > best.value) best = { size, value };
    }
    expect((prior?.size ?? 0) / best.size).toBeGreaterThan(0.85);
    expect((prior?.size ?? 0) / best.size).toBeLessThan(1.15);
    expect((prior?.size ?? 0) / (a + b)).toBeGreaterThan(0.8);
    expect((prior?.size ?? 0) / (a + b)).toBeLessThan(1.25);
  });
  it("shrunken shares miss the truth by less than raw ones", () => {
    const random = seededRandom(11);
    let [raw, shrunken] = [0, 0];
    const truth = Array.from({ length: 500 }, () => 0.8 + 0.1 * random());
    const n = truth.map(() => 8);
    const k = truth.map((share) => Array.from({ length: 8 }, random).filter((u) => u < share).length);
    const prior = betaBinomialPrior(k, n) ?? { mean: 0, size: 0 };
    for (const [i, share] of truth.entries()) {
      raw += ((k[i] as number) / 8 - share) ** 2;
      shrunken += (((k[i] as number) + prior.mean * prior.size) / (8 + prior.size) - share) ** 2;
    }
    expect(shrunken).toBeLessThan(raw / 5);
  });
  it("never takes people as equal, and says null where nothing varies", () => {
    const alike = betaBinomialPrior([9, 9, 9], [10, 10, 10]);
    expect(alike?.mean).toBeCloseTo(0.9, 12);
    // 0.01² / (0.9 · 0.1) = 1 / 900.
    expect(alike?.size).toBeCloseTo(899, 6);
    expect(betaBinomialPrior([5], [10])).toBeNull();
    expect(betaBinomialPrior([5, 0], [5, 0])).toBeNull();
    expect(betaBinomialPrior([5, 7], [5, 7])).toBeNull();
    expect(betaBinomialPrior([], [])).toBeNull();
  });
});

it("beta intervals are scipy's beta.ppf", () => {
  for (const [a, b, low, high] of BETA) {
    const found = betaInterval(a, b);
    expect(found.low).toBeCloseTo(low, 7);
    expect(found.high).toBeCloseTo(high, 7);
  }
});
/** scipy.stats.beta.ppf([0.025, 0.975], a, b). */
const BETA: [number, number, number, number][] = [
  [1, 1, 0.025, 0.975],
  [0.5, 0.5, 0.0015413331, 0.9984586669],
  [20, 3, 0.7083872584, 0.9709441489],
  [900.5, 99.25, 0.8814549683, 0.9184775239],
  [2, 400, 0.0006045849, 0.0138154286],
  [12.3, 4.56, 0.5017470571, 0.9060205647],
];

describe("difference of two shares", () => {
  const share = (k: number, n: number) => ({ value: k / n, ...wilsonInterval(k / n, n) });
  it.each([
    // Newcombe 1998, table II, method 10.
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])("%i/%i - %i/%i", (a, n, b, m, low, high) => {
    const found = differenceInterval(share(a, n), share(b, m));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});

it("a fixed point moves by the geometric series of its steps", () => {
  expect(fixedPointShift([1, -2], [0.5, -1])).toEqual([2, -4]);
  expect(fixedPointShift([0], [0])).toEqual([0]);
  expect(fixedPointShift([Number.NaN, 1], [Number.NaN, 0.25])[1]).toBeCloseTo(4 / 3, 12);
});

it("CROWDLAB on the reference's example", () => {
  const weights = crowdlabWeights({ baseline: 0.4, agreement: [0.8, 0.7, 0.6], modelError: 0.2, answersPerItem: 2.5 });
  expect(weights.annotators[0]).toBeCloseTo(0.5, 12);
  expect(weights.annotators[1]).toBeCloseTo(0.25, 12);
  expect(weights.annotators[2]).toBeCloseTo(1e-6, 12);
  expect(weights.model).toBeCloseTo(0.790569, 6);
  const said = [
    { weight: 0.5, label: 0 },
    { weight: 0.25, label: 1 },
  ];
  expect(crowdlabPosterior([0.6, 0.4], weights.model, said, 0.75)[0]).toBeCloseTo(0.591886, 6);
});
