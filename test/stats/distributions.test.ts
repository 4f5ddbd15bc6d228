/** Distances of distributions, concentration and effective sizes, against domain.json and published examples. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { effectiveNumber, herfindahlIndex } from "#app/stats/concentration.ts";
import { jensenShannonDivergence } from "#app/stats/jensen-shannon.ts";
import { kishEffectiveSize } from "#app/stats/kish-effective-size.ts";
import { populationStabilityIndex } from "#app/stats/population-stability-index.ts";
import { populationStabilityInterval } from "#app/stats/population-stability-interval.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { totalVariation } from "#app/stats/total-variation.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

const P = [0.2, 0.5, 0.3];
const Q = [0.1, 0.6, 0.3];

describe.skipIf(!hasSharedData)("domain.json", () => {
  const cases: { name: string; expected: number | number[]; tol: number }[] = hasSharedData
    ? JSON.parse(readFileSync(shared("known-answers/domain.json"), "utf8"))
    : [];
  const published = (name: string) => [cases.find((one) => one.name === name)?.expected ?? []].flat();

  it("psi", () => expect(populationStabilityIndex(P, Q)).toBeCloseTo(published("psi")[0] ?? Number.NaN, 6));
  it("js_nats_bits_dist2: nats, bits, distance", () => {
    const nats = jensenShannonDivergence(P, Q);
    const [inNats = 0, inBits = 0, distance = 0] = published("js_nats_bits_dist2");
    expect(nats).toBeCloseTo(inNats, 6);
    expect(nats / Math.LN2).toBeCloseTo(inBits, 6);
    expect(Math.sqrt(nats / Math.LN2)).toBeCloseTo(distance, 6);
  });
  it("kish_neff: 60 rows of weight 1 and 40 of 0.5 (reference I5)", () => {
    const weights = [...Array<number>(60).fill(1), ...Array<number>(40).fill(0.5)];
    expect(kishEffectiveSize(weights)).toBeCloseTo(published("kish_neff")[0] ?? Number.NaN, 5);
  });
});

describe("by hand", () => {
  it("total variation 0.10 (reference E2)", () => expect(totalVariation(P, Q)).toBeCloseTo(0.1, 12));
  it("a Llama-2-like shift of strength: PSI 0.2660 (reference E3)", () => {
    expect(populationStabilityIndex([0.22, 0.3, 0.28, 0.2], [0.08, 0.22, 0.35, 0.35])).toBeCloseTo(0.266, 4);
  });
  it("effective annotators of shares .5 .3 .2: 2.63 (reference C10)", () => {
    expect(effectiveNumber([50, 30, 20])).toBeCloseTo(2.63, 2);
    expect(herfindahlIndex([50, 30, 20])).toBeCloseTo(0.38, 12);
    expect(effectiveNumber([])).toBe(0);
  });
  it("an empty category counts as 1e-4: (0.5 - 0.0001) ln 5000", () => {
    // .5/.5/0 against .5/0/.5: two such terms, each 0.4999 · ln(0.5 / 0.0001).
    expect(populationStabilityIndex([0.5, 0.5, 0], [0.5, 0, 0.5])).toBeCloseTo(2 * 0.4999 * Math.log(5000), 9);
    expect(populationStabilityIndex([0.5, 0.5, 0], [0.5, 0.5, 0])).toBe(0);
  });
});

describe("PSI interval", () => {
  // Seeded simulations; 600 runs of true coverage 0.95 lie within 0.93 … 0.97 but for 2 in 100.
  it.each([
    ["no shift", [0.1, 0.2, 0.4, 0.2, 0.1], [0.1, 0.2, 0.4, 0.2, 0.1], 0.945, 1],
    ["a moderate shift", [0.1, 0.2, 0.4, 0.2, 0.1], [0.2, 0.25, 0.3, 0.15, 0.1], 0.93, 0.985],
    ["a major shift", [0.1, 0.2, 0.4, 0.2, 0.1], [0.3, 0.3, 0.2, 0.1, 0.1], 0.93, 0.975],
  ])("covers %s at n = 500 and 800", (_, p, q, least, most) => {
    const random = seededRandom(11);
    const truth = populationStabilityIndex(p, q);
    let covered = 0;
    for (let run = 0; run < 600; run += 1) {
      const { low, high } = populationStabilityInterval(sample(p, 500, random), sample(q, 800, random), 500, 800);
      if (low <= truth + 1e-12 && truth <= high) covered += 1;
    }
    expect(covered / 600).toBeGreaterThanOrEqual(least);
    expect(covered / 600).toBeLessThanOrEqual(most);
  });
  it("always holds its value", () => {
    const { low, high } = populationStabilityInterval(P, P, 100, 100);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0);
  });
});

function sample(shares: readonly number[], n: number, random: () => number): number[] {
  const counts = shares.map(() => 0);
  for (let i = 0; i < n; i += 1) {
    let u = random();
    const category = shares.findIndex((share) => {
      u -= share;
      return u < 0;
    });
    const at = category < 0 ? shares.length - 1 : category;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count) => count / n);
}
