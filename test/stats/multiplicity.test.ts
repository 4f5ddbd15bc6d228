/** Adjusted p-values, trends, chi-square, ranks and shrinkage, against published examples. */
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { benjaminiHochberg } from "#app/stats/benjamini-hochberg.ts";
import { chiSquareHomogeneity } from "#app/stats/chi-square-homogeneity.ts";
import { cochranArmitage } from "#app/stats/cochran-armitage.ts";
import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import { focusedBenjaminiHochberg } from "#app/stats/focused-benjamini-hochberg.ts";
import { holm } from "#app/stats/holm.ts";
import { upperIncompleteGamma } from "#app/stats/incomplete-gamma.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { shrinkToMean } from "#app/stats/shrink-to-mean.ts";
import { spearman } from "#app/stats/spearman.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

/** The fifteen p-values of Benjamini and Hochberg 1995, section 4. */
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];

describe("Benjamini-Hochberg", () => {
  it("rejects the first four of the published fifteen at q = 0.05", () => {
    const adjusted = [...benjaminiHochberg(PUBLISHED)];
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    // R: p.adjust(p, "BH").
    const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857143, 0.063857143, 0.0645, 0.0765, 0.486];
    for (const [i, p] of expected.entries()) expect(adjusted[i]).toBeCloseTo(p, 6);
  });
  it("keeps the order given, and takes none", () => {
    expect([...benjaminiHochberg([0.01, 0.04, 0.03])]).toEqual([0.03, 0.04, 0.04]);
    expect(benjaminiHochberg([])).toHaveLength(0);
  });
});

describe("focused Benjamini-Hochberg", () => {
  const all = (found: readonly number[]) => found;
  it("is Benjamini and Hochberg's where nothing is filtered", () => {
    const { kept, adjusted } = focusedBenjaminiHochberg(PUBLISHED, 0.05, all);
    expect(kept).toEqual([0, 1, 2, 3]);
    for (const [i, p] of [0.0015, 0.003, 0.0095, 0.035625].entries()) expect(adjusted[i]).toBeCloseTo(p, 12);
    expect(focusedBenjaminiHochberg([], 0.05, all)).toEqual({ kept: [], adjusted: [] });
  });
  it("counts what remains: without the three explained by the first, 0.0095 is no longer below 2 · 0.05 / 15", () => {
    const { kept } = focusedBenjaminiHochberg(PUBLISHED, 0.05, (found) => found.filter((i) => i === 0 || i === 3));
    expect(kept).toEqual([0]);
  });
  it("keeps false discoveries at 5 % where fifty true findings are told as one", () => {
    const random = seededRandom(3);
    const filter = (found: readonly number[]) => found.filter((i) => i === 0 || i >= 50);
    const rate = (kept: readonly number[]) => kept.filter((i) => i >= 50).length / Math.max(1, kept.length);
    let focused = 0;
    let filteredAfterwards = 0;
    for (let run = 0; run < 2_000; run += 1) {
      const p = Array.from({ length: 500 }, (_, i) => (i < 50 ? random() * 1e-6 : random()));
      focused += rate(focusedBenjaminiHochberg(p, 0.05, filter).kept) / 2_000;
      const found = [...benjaminiHochberg(p).entries()].flatMap(([i, one]) => (one <= 0.05 ? [i] : []));
      filteredAfterwards += rate(filter(found)) / 2_000;
    }
    expect(focused).toBeLessThanOrEqual(0.05);
    expect(filteredAfterwards).toBeGreaterThan(0.5);
  });
});

describe("Holm", () => {
  it("rejects the first three of the published fifteen at 0.05", () => {
    expect(holm(PUBLISHED).filter((p) => p <= 0.05)).toHaveLength(3);
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });
  it("makes any false rejection at most 5 % likely", () => {
    const random = seededRandom(2);
    let any = 0;
    for (let run = 0; run < 4000; run += 1)
      if (holm(Array.from({ length: 8 }, random)).some((p) => p <= 0.05)) any += 1;
    expect(any / 4000).toBeLessThan(0.06);
    expect(any / 4000).toBeGreaterThan(0.04);
  });
});

test("family-wise z: 1.960 for one, 2.734 for eight", () => {
  expect(familyWiseZ(1)).toBeCloseTo(1.959964, 6);
  expect(familyWiseZ(0)).toBeCloseTo(1.959964, 6);
  expect(familyWiseZ(8)).toBeCloseTo(2.7344, 4);
});

describe("Cochran-Armitage", () => {
  it("R's smokers: chi-square 8.2249, p 0.004132", () => {
    const trend = cochranArmitage([83, 90, 129, 70], [86, 93, 136, 82]);
    expect((trend?.z ?? 0) ** 2).toBeCloseTo(8.2249, 4);
    expect(trend?.p).toBeCloseTo(0.004132, 6);
    expect(trend?.z).toBeLessThan(0);
  });
  it("says nothing about one group, or where all are alike", () => {
    expect(cochranArmitage([5], [10])).toBeNull();
    expect(cochranArmitage([10, 10], [10, 10])).toBeNull();
    expect(cochranArmitage([], [])).toBeNull();
  });
});

describe("chi-square", () => {
  it.skipIf(!hasSharedData)("domain.json chi2", () => {
    const cases = JSON.parse(readFileSync(shared("known-answers/domain.json"), "utf8")) as Record<string, unknown>[];
    const expected = cases.find(({ name }) => name === "chi2")?.expected as number;
    expect(chiSquareHomogeneity([200, 500, 300], [100, 600, 300])?.statistic).toBeCloseTo(expected, 5);
  });
  it("df 2, p 6.1e-10 (reference E3)", () => {
    const result = chiSquareHomogeneity([200, 500, 300, 0], [100, 600, 300, 0]);
    expect(result?.df).toBe(2);
    expect(result?.p).toBeCloseTo(6.13e-10, 12);
  });
  it.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [18.307038053275146, 10, 0.05],
    [124.34211340400407, 100, 0.05],
    [2.705543454095404, 1, 0.1],
  ])("upper tail at %f, df %i is %f", (x, df, p) => expect(upperIncompleteGamma(df / 2, x / 2)).toBeCloseTo(p, 12));
  it("says nothing about an empty sample or one category", () => {
    expect(chiSquareHomogeneity([0, 0], [1, 2])).toBeNull();
    expect(chiSquareHomogeneity([3], [2])).toBeNull();
  });
});

describe("Spearman", () => {
  it("SciPy's example with a tie: 0.8207826816681233", () => {
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 12);
  });
  it("is not defined for all ties", () => expect(spearman([1, 1], [1, 2])).toBeNaN());
});

describe("shrinkage", () => {
  it("by hand: tau² 0.03, three quarters remain", () => {
    const { effects, tauSquared } = shrinkToMean([0.2, -0.2], [0.01, 0.01], 0);
    expect(tauSquared).toBeCloseTo(0.03, 12);
    expect([...effects]).toEqual([expect.closeTo(0.15, 12), expect.closeTo(-0.15, 12)]);
  });
  it("pulls mere noise to nothing", () => {
    const { effects, tauSquared } = shrinkToMean([0.1, -0.1], [0.02, 0.02], 0);
    expect(tauSquared).toBe(0);
    expect([...effects].map(Math.abs)).toEqual([0, 0]);
  });
  it("halves the squared error of effects whose spread equals their noise", () => {
    const random = seededRandom(9);
    const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const truth = Array.from({ length: 4000 }, () => gauss());
    const seen = truth.map((one) => one + gauss());
    const { effects } = shrinkToMean(
      seen,
      truth.map(() => 1),
    );
    const error = (of: ArrayLike<number>) => truth.reduce((sum, one, i) => sum + (one - (of[i] ?? 0)) ** 2, 0) / 4000;
    expect(error(effects) / error(seen)).toBeGreaterThan(0.45);
    expect(error(effects) / error(seen)).toBeLessThan(0.55);
  });
  it("takes none", () => expect(shrinkToMean([], [])).toMatchObject({ tauSquared: 0, centre: 0 }));
});
