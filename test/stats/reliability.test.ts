/** Intraclass correlation, rank concordance, circular triples and implied accuracy, against published tables and by hand. */
import { describe, expect, it } from "vitest";
import { cyclicTriples } from "#app/stats/cyclic-triples.ts";
import { fCdf, fQuantile } from "#app/stats/f-distribution.ts";
import { impliedAccuracy, majorityAccuracy } from "#app/stats/implied-accuracy.ts";
import { intraclassCorrelations } from "#app/stats/intraclass-correlation.ts";
import { kendallTau } from "#app/stats/kendall-tau.ts";
import { kendallW, midRanks } from "#app/stats/kendall-w.ts";
import { OneWaySums, oneWayIcc } from "#app/stats/one-way-icc.ts";
import { hasSharedData } from "#test/support/shared-data.ts";
import { knownAnswers } from "./known-answers.ts";

describe.skipIf(!hasSharedData)("Shrout and Fleiss 1979 (icc-shrout-fleiss-1979.json)", () => {
  const file = knownAnswers<{
    ratings_rows_targets: number[][];
    expected: { type: string; icc: number; F: number; df1: number; df2: number; p: number; ci95: [number, number] }[];
  }>("icc-shrout-fleiss-1979.json", { ratings_rows_targets: [], expected: [] });
  /** McGraw and Wong's letters: A agreement, C consistency. */
  const FORMS: Record<string, string> = {
    "ICC(1,1)": "ICC(1,1)",
    "ICC(A,1)": "ICC(2,1)",
    "ICC(C,1)": "ICC(3,1)",
    "ICC(1,k)": "ICC(1,k)",
    "ICC(A,k)": "ICC(2,k)",
    "ICC(C,k)": "ICC(3,k)",
  };

  it("has six forms", () => expect(file.expected).toHaveLength(6));
  it.each(file.expected)("$type", ({ type, icc, F, df1, df2, p, ci95 }) => {
    const ours = intraclassCorrelations(file.ratings_rows_targets)?.find(({ form }) => form === FORMS[type]);
    expect(ours?.value).toBeCloseTo(icc, 2);
    expect(Math.abs((ours?.f ?? 0) - F)).toBeLessThan(0.05);
    expect([ours?.df1, ours?.df2]).toEqual([df1, df2]);
    // R's psych gives 0.1647688 where the file prints 0.16472: two decimals are what it promises, four are met.
    expect(Math.abs((ours?.pValue ?? 9) - p)).toBeLessThan(5e-5);
    expect(ours?.low).toBeCloseTo(ci95[0], 2);
    expect(ours?.high).toBeCloseTo(ci95[1], 2);
  });
  it("the one-way sums give ICC(1,1) of the same table, a target at a time", () => {
    const sums = new OneWaySums();
    for (const row of file.ratings_rows_targets)
      sums.add(
        row.length,
        row.reduce((sum, one) => sum + one, 0),
        row.reduce((sum, one) => sum + one * one, 0),
      );
    expect(oneWayIcc(sums)).toBeCloseTo(intraclassCorrelations(file.ratings_rows_targets)?.[0]?.value ?? 9, 12);
  });
});

describe.skipIf(!hasSharedData)("domain.json", () => {
  interface Case {
    name: string;
    inputs: { data?: number[][]; ranks?: number[][]; agreement?: number };
    expected: number | number[];
    tol: number;
  }
  const cases = knownAnswers<Case[]>("domain.json", []);
  const check = (name: string, of: (inputs: Case["inputs"]) => (number | null)[]) =>
    it(name, () => {
      const one = cases.find((found) => found.name === name);
      const expected = [one?.expected ?? []].flat();
      const actual = of(one?.inputs ?? {});
      expect(actual).toHaveLength(expected.length);
      for (const [i, value] of actual.entries())
        expect(Math.abs((value ?? Number.NaN) - (expected[i] ?? Number.NaN))).toBeLessThan(one?.tol ?? 0);
    });

  check("icc_shrout_fleiss_11_21_31", ({ data }) =>
    (intraclassCorrelations(data ?? []) ?? []).slice(0, 3).map(({ value }) => value),
  );
  check("kendall_tau", () => [kendallTau([1, 2, 3, 4], [1, 3, 2, 4])]);
  check("kendall_W", ({ ranks }) => [kendallW(ranks ?? [])]);
  check("implied_accuracy_maj3_maj5", ({ agreement }) => {
    const q = impliedAccuracy(agreement ?? 0);
    return [q, majorityAccuracy(q, 3), majorityAccuracy(q, 5)];
  });
});

describe("by hand", () => {
  it("tau-b with ties: (1,1,2) against (1,2,2) has one concordant pair of two untied in each", () => {
    expect(kendallTau([1, 1, 2], [1, 2, 2])).toBeCloseTo(0.5, 12);
    expect(kendallTau([1, 2, 3], [3, 2, 1])).toBe(-1);
    expect(kendallTau([1, 1], [1, 2])).toBeNull();
  });
  it("W with ties: two raters (1, 2.5, 2.5) agree entirely, and without ties W = (1 + tau of means) as Spearman's", () => {
    expect(
      kendallW([
        [1, 2, 2],
        [1, 2, 2],
      ]),
    ).toBeCloseTo(1, 12);
    // For two raters W = (1 + rho) / 2; rho of (1,2,3) and (3,2,1) is -1.
    expect(
      kendallW([
        [1, 2, 3],
        [3, 2, 1],
      ]),
    ).toBeCloseTo(0, 12);
    expect(
      kendallW([
        [1, 2, 3, 4],
        [2, 1, 4, 3],
      ]),
    ).toBeCloseTo((1 + 0.6) / 2, 12);
    expect(kendallW([[1, 2, 3]])).toBeNull();
    expect(
      kendallW([
        [1, 1, 1],
        [2, 2, 2],
      ]),
    ).toBeNull();
    expect(midRanks([10, 20, 20, 5])).toEqual({ ranks: [2, 3.5, 3.5, 1], ties: 6 });
  });
  it("a triple is circular or not", () => {
    const from = (signs: Record<string, number>) => (i: number, j: number) => signs[`${i}${j}`] ?? 0;
    expect(cyclicTriples(3, from({ "01": -1, "12": -1, "02": 1 }))).toEqual({ cyclic: 1, triples: 1 });
    expect(cyclicTriples(3, from({ "01": 1, "12": 1, "02": -1 }))).toEqual({ cyclic: 1, triples: 1 });
    expect(cyclicTriples(3, from({ "01": -1, "12": -1, "02": -1 }))).toEqual({ cyclic: 0, triples: 1 });
    expect(cyclicTriples(3, from({ "01": -1, "12": 1, "02": 1 }))).toEqual({ cyclic: 0, triples: 1 });
    expect(cyclicTriples(3, from({ "01": -1, "12": -1, "02": 0 }))).toEqual({ cyclic: 0, triples: 0 });
  });
  it("of all 64 tournaments of four things a quarter of the triples is circular", () => {
    const pairs = ["01", "02", "03", "12", "13", "23"];
    let cyclic = 0;
    let triples = 0;
    for (let bits = 0; bits < 64; bits += 1) {
      const one = cyclicTriples(4, (i, j) => ((bits >> pairs.indexOf(`${i}${j}`)) & 1) * 2 - 1);
      cyclic += one.cyclic;
      triples += one.triples;
    }
    expect(triples).toBe(256);
    expect(cyclic / triples).toBe(0.25);
  });
  it("agreement below one half implies coin tosses, and an even majority splits its ties", () => {
    expect(impliedAccuracy(0.4)).toBe(0.5);
    expect(impliedAccuracy(1)).toBe(1);
    expect(majorityAccuracy(0.7, 2)).toBeCloseTo(0.7, 12);
    // 0.8⁴ + 4 · 0.8³ · 0.2 + half of 6 · 0.8² · 0.2²
    expect(majorityAccuracy(0.8, 4)).toBeCloseTo(0.4096 + 0.4096 + 0.0768, 12);
  });
  it("F: tables give 5.0503 for 5 and 5 at 95 %, and quantiles undo the distribution", () => {
    expect(fQuantile(0.95, 5, 5)).toBeCloseTo(5.0503, 4);
    expect(fCdf(fQuantile(0.975, 3.5, 12.25), 3.5, 12.25)).toBeCloseTo(0.975, 12);
  });
  it("ICC is undefined without targets, raters or variation; one-way takes any number of raters", () => {
    expect(intraclassCorrelations([[1, 2]])).toBeNull();
    expect(intraclassCorrelations([[1], [2]])).toBeNull();
    expect(
      intraclassCorrelations([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    const sums = new OneWaySums();
    sums.add(2, 2, 2);
    expect(oneWayIcc(sums)).toBeNull();
    // Targets (1, 1) and (5, 5, 5): everything lies between them.
    sums.add(3, 15, 75);
    expect(oneWayIcc(sums)).toBeCloseTo(1, 12);
  });
});
