/** Runs, entropy and paired counts: against brute force, published tables and statsmodels. */
import { describe, expect, it } from "vitest";
import { atLeastOnce } from "#app/stats/at-least-once.ts";
import { entropyBits } from "#app/stats/entropy.ts";
import { longestRunTail, longestSameSideTail } from "#app/stats/longest-run.ts";
import { mcnemar } from "#app/stats/mcnemar.ts";

describe("longest run", () => {
  it.each([
    [100, 10, 0.087, 3],
    [100, 12, 0.022, 3],
    [100, 15, 0.0027, 4],
    [100, 20, 8e-5, 5],
    [200, 12, 0.045, 3],
    [200, 15, 0.0057, 4],
    [1000, 15, 0.03, 3],
    [1000, 20, 9e-4, 4],
  ])("in %i flips of a fair coin a side runs %i long with probability %f", (n, length, p, digits) => {
    expect(longestSameSideTail(length, n)).toBeCloseTo(p, digits);
  });
  it("equals the count over all 2^12 sequences, also for an unfair coin and for both sides", () => {
    for (const p of [0.5, 0.3, 0.9])
      for (const length of [1, 2, 3, 5, 11, 12]) {
        expect(longestRunTail(length, 12, p)).toBeCloseTo(
          counted(12, length, p, (bit) => bit === 1),
          12,
        );
      }
    for (const length of [1, 2, 4, 9, 12])
      expect(longestSameSideTail(length, 12)).toBeCloseTo(
        counted(12, length, 0.5, () => true),
        12,
      );
  });
  it("keeps the digits of small probabilities: 60 of 100 has 2^-60 · (1 + 40 / 2)", () => {
    expect(longestRunTail(60, 100, 0.5) / (2 ** -60 * 21)).toBeCloseTo(1, 9);
  });
  it("ends: nothing is certain to be long, everything to be at least 0 long", () => {
    expect([longestRunTail(5, 4, 0.5), longestRunTail(0, 0, 0.5), longestRunTail(3, 9, 1)]).toEqual([0, 1, 1]);
    expect([longestRunTail(1, 9, 0), longestSameSideTail(1, 0), longestSameSideTail(1, 1)]).toEqual([0, 0, 1]);
  });
});

describe("a run within a session", () => {
  it("equals the count over all 2^12 sequences cut into sessions of 5, 3 and 4, also for an unfair coin", () => {
    const sizes = [5, 3, 4];
    for (const length of [2, 3, 4, 5]) {
      const sides = atLeastOnce(sizes.map((n) => longestSameSideTail(length, n)));
      expect(sides).toBeCloseTo(
        counted(12, length, 0.5, () => true, [5, 8]),
        12,
      );
      const one = atLeastOnce(sizes.map((n) => longestRunTail(length, n, 0.8)));
      expect(one).toBeCloseTo(
        counted(12, length, 0.8, (bit) => bit === 1, [5, 8]),
        12,
      );
    }
  });
  it("keeps the digits of small probabilities, and ends in 0 and 1", () => {
    expect(atLeastOnce([1e-20, 2e-20])).toBeCloseTo(3e-20, 30);
    expect([atLeastOnce([]), atLeastOnce([0, 0]), atLeastOnce([0.3, 1])]).toEqual([0, 0, 1]);
  });
});

/** P(a run of at least `length` equal bits that `counts` accepts, with none of the cuts within) by going through all sequences. */
function counted(
  n: number,
  length: number,
  p: number,
  counts: (bit: number) => boolean,
  cuts: readonly number[] = [],
): number {
  let sum = 0;
  for (let sequence = 0; sequence < 2 ** n; sequence += 1) {
    let run = 0;
    let longest = 0;
    let probability = 1;
    for (let i = 0; i < n; i += 1) {
      const bit = (sequence >> i) & 1;
      run = i > 0 && !cuts.includes(i) && bit === ((sequence >> (i - 1)) & 1) ? run + 1 : 1;
      if (counts(bit)) longest = Math.max(longest, run);
      probability *= bit === 1 ? p : 1 - p;
    }
    if (longest >= length) sum += probability;
  }
  return sum;
}

describe("entropy", () => {
  it("50 / 50 is one bit, 90 / 10 is 0.469, one category and nothing are none", () => {
    expect(entropyBits([50, 50])).toBe(1);
    expect(entropyBits([0.9, 0.1])).toBeCloseTo(0.469, 3);
    expect([entropyBits([7]), entropyBits([]), entropyBits([0, 0])]).toEqual([0, 0, 0]);
  });
});

describe("McNemar's test", () => {
  // statsmodels 0.14 mcnemar(exact=True) and (exact=False, correction=False); mid-p: exact less the probability of b.
  it.each([
    [12, 5, 0.143463134765625, 0.096252441406, 2.8823529411764706, 0.08955507441364248],
    [1, 15, 0.000518798828125, 0.000274658203, 12.25, 0.0004652581580710503],
    [7, 7, 1, 0.79052734375, 0, 1],
    [3, 0, 0.25, 0.125, 3, 0.08326451666355042],
  ])("b = %i, c = %i", (b, c, exact, midP, chiSquare, chiSquareP) => {
    const found = mcnemar(b, c);
    expect(found?.exact).toBeCloseTo(exact, 11);
    expect(found?.midP).toBeCloseTo(midP, 11);
    expect(found?.chiSquare).toBeCloseTo(chiSquare, 11);
    expect(found?.chiSquareP).toBeCloseTo(chiSquareP, 11);
  });
  it("says nothing without discordant pairs", () => {
    expect(mcnemar(0, 0)).toBeNull();
  });
});
