/** Sampling without replacement counted out, and sequential tests simulated and enumerated. */
import { describe, expect, it } from "vitest";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { atCutOff, sequentialPoint } from "#app/stats/sequential-curve.ts";
import { sequentialLines, sequentialPlan } from "#app/stats/sequential-probability-ratio.ts";
import { acceptanceProbability } from "#app/stats/single-sampling-plan.ts";
import { smallestSamplingPlan } from "#app/stats/smallest-sampling-plan.ts";
import { zeroAcceptanceSize } from "#app/stats/zero-acceptance.ts";

/** Every sample of n from a lot of `lot` whose first `defects` are defective. */
function countedOut(n: number, accept: number, defects: number, lot: number): number {
  let all = 0;
  let accepted = 0;
  const walk = (from: number, left: number, found: number) => {
    if (left === 0) {
      all += 1;
      if (found <= accept) accepted += 1;
      return;
    }
    for (let unit = from; unit <= lot - left; unit += 1) walk(unit + 1, left - 1, found + (unit < defects ? 1 : 0));
  };
  walk(0, n, 0);
  return accepted / all;
}

describe("a single sample without replacement", () => {
  it("is what counting every sample gives", () => {
    for (const lot of [1, 5, 9, 12])
      for (let n = 1; n <= Math.min(lot, 6); n += 1)
        for (let defects = 0; defects <= lot; defects += 1)
          for (let accept = 0; accept < 3; accept += 1)
            expect(acceptanceProbability({ n, accept }, defects / lot, lot)).toBeCloseTo(
              countedOut(n, accept, defects, lot),
              10,
            );
  });
});

describe("zero acceptance in a lot", () => {
  it("is the smallest sample that shows it, by counting up", () => {
    for (const lot of [5, 40, 100, 1000])
      for (const share of [0.01, 0.05, 0.2]) {
        const defects = Math.ceil(share * lot - 1e-9);
        let n = 1;
        while (n < lot && acceptanceProbability({ n, accept: 0 }, defects / lot, lot) > 0.05 + 1e-9) n += 1;
        expect(zeroAcceptanceSize(share, 0.95, lot), `${lot} ${share}`).toBe(n);
      }
    expect(zeroAcceptanceSize(0.01, 0.95, 1000)).toBe(258);
    expect(zeroAcceptanceSize(0.01, 0.95, 10_000_000)).toBe(299);
  });
});

describe("the smallest plan for two risks", () => {
  it("keeps both, and one less does not", () => {
    const demand = { good: 0.05, bad: 0.1, alpha: 0.05, beta: 0.1 };
    const plan = smallestSamplingPlan(demand);
    expect(plan).toEqual({ n: 233, accept: 17 });
    for (let n = 150; n < 233; n += 1)
      for (let accept = 5; accept < 25; accept += 1)
        expect(
          acceptanceProbability({ n, accept }, 0.05) >= 0.95 && acceptanceProbability({ n, accept }, 0.1) <= 0.1,
        ).toBe(false);
    expect(smallestSamplingPlan({ ...demand, good: 0.1 })).toBeNull();
    expect(smallestSamplingPlan({ ...demand, good: 0.0999 }, 500)).toBeNull();
  });
});

describe("a sequential test that is cut off", () => {
  const plan = sequentialPlan(0.05, 0.1, 0.05, 0.1);

  it("accepts as often as simulation says, in a large lot and in a small one", () => {
    const random = seededRandom(11);
    for (const [share, lot] of [
      [0.05, undefined],
      [0.1, undefined],
      [0.07, 600],
    ] as const) {
      let accepted = 0;
      let inspected = 0;
      const runs = 20_000;
      for (let run = 0; run < runs; run += 1) {
        let defects = 0;
        let left = lot === undefined ? 0 : Math.round(share * lot);
        for (let n = 1; ; n += 1) {
          const isDefect = random() < (lot === undefined ? share : left / (lot - n + 1));
          if (isDefect) {
            defects += 1;
            left -= 1;
          }
          const { accept, reject } = n === 466 ? atCutOff(plan, n) : sequentialLines(plan, n);
          if (defects > accept && defects < reject) continue;
          if (defects <= accept) accepted += 1;
          inspected += n;
          break;
        }
      }
      const point = sequentialPoint(plan, 466, share, lot);
      expect(Math.abs(point.accepts - accepted / runs)).toBeLessThan(0.012);
      expect(Math.abs(point.meanSize - inspected / runs)).toBeLessThan(2.5);
    }
  });

  it("keeps close to its risks, in fewer than the fixed sample of 233", () => {
    const good = sequentialPoint(plan, 466, 0.05);
    const bad = sequentialPoint(plan, 466, 0.1);
    expect(1 - good.accepts).toBeLessThan(0.055);
    expect(bad.accepts).toBeLessThan(0.105);
    expect(good.meanSize).toBeLessThan(150);
    expect(bad.meanSize).toBeLessThan(150);
  });
});
