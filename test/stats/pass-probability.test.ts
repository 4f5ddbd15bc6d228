import { describe, expect, it } from "vitest";
import { binomialTail } from "#app/stats/binomial-tail.ts";
import { passProbability } from "#app/stats/pass-probability.ts";
import { smallestPassRule } from "#app/stats/smallest-pass-rule.ts";

/** The plain rule "at least k of n". */
const plain = (k: number, n: number, p: number) => passProbability(k, [{ n, atLeast: 0 }], p);

describe("the operating characteristic of a pass rule", () => {
  it("has the values of the reference, C2", () => {
    // ">26 of 31": a random rater 1.7e-5, a true 85 % rater .494.
    expect(plain(27, 31, 0.5)).toBeCloseTo(1.7e-5, 6);
    expect(plain(27, 31, 0.85)).toBeCloseTo(0.494, 3);
    // ">= 16 of 20".
    expect([0.5, 0.7, 0.85, 0.9].map((p) => Number(plain(16, 20, p).toFixed(3)))).toEqual([0.006, 0.238, 0.83, 0.957]);
    // ">= 40 of 50".
    expect([0.75, 0.85].map((p) => Number(plain(40, 50, p).toFixed(3)))).toEqual([0.262, 0.88]);
  });

  it("is the binomial tail for one group, also far out", () => {
    for (const [k, n, p] of [
      [1, 1, 0.3],
      [400, 500, 0.5],
      [33, 41, 0.8],
      [0, 10, 0.2],
      [11, 10, 0.9],
    ] as const)
      expect(plain(k, n, p) / (binomialTail(k, n, p) || 1)).toBeCloseTo(binomialTail(k, n, p) === 0 ? 0 : 1, 9);
  });

  it("counts domain minima as enumeration of every outcome does", () => {
    const groups = [
      { n: 3, atLeast: 2 },
      { n: 4, atLeast: 2 },
      { n: 2, atLeast: 0 },
    ];
    const p = 0.7;
    let brute = 0;
    for (let bits = 0; bits < 2 ** 9; bits += 1) {
      const right = Array.from({ length: 9 }, (_, i) => (bits >> i) & 1);
      const total = right.reduce((sum, one) => sum + one, 0);
      const [a, b] = [right.slice(0, 3), right.slice(3, 7)].map((part) => part.reduce((sum, one) => sum + one, 0));
      if (total >= 6 && (a ?? 0) >= 2 && (b ?? 0) >= 2) brute += p ** total * (1 - p) ** (9 - total);
    }
    expect(passProbability(6, groups, p)).toBeCloseTo(brute, 12);
  });

  it("is 0 and 1 at the ends, and rises with skill", () => {
    expect(plain(16, 20, 0)).toBe(0);
    expect(plain(16, 20, 1)).toBe(1);
    const curve = Array.from({ length: 21 }, (_, i) => plain(16, 20, i / 20));
    expect(curve.every((value, i) => i === 0 || value >= (curve[i - 1] ?? 0))).toBe(true);
  });
});

describe("the smallest rule for given error rates", () => {
  it("keeps both, and no smaller one does", () => {
    const demand = { good: 0.9, goodFails: 0.05, poor: 0.7, poorPasses: 0.05 };
    const found = smallestPassRule(demand);
    if (!found) throw new Error("none found");
    expect(1 - plain(found.atLeast, found.of, 0.9)).toBeLessThanOrEqual(0.05);
    expect(plain(found.atLeast, found.of, 0.7)).toBeLessThanOrEqual(0.05);
    for (let of = 1; of < found.of; of += 1)
      for (let k = 1; k <= of; k += 1)
        expect(1 - binomialTail(k, of, 0.9) <= 0.05 && binomialTail(k, of, 0.7) <= 0.05).toBe(false);
  });

  it("finds none where there is none", () => {
    expect(smallestPassRule({ good: 0.7, goodFails: 0.05, poor: 0.7, poorPasses: 0.05 })).toBeNull();
    expect(smallestPassRule({ good: 0.701, goodFails: 0.01, poor: 0.7, poorPasses: 0.01 })).toBeNull();
  });
});
