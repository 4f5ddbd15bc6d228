import { describe, expect, it } from "vitest";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import { type CrossedRow, twoWayClusteredDifference } from "#app/stats/two-way-clustered-difference.ts";

/** after, value, who, what (two digits) of 88 answers; the variances are those of statsmodels 0.14 on the same rows. */
const ROWS =
  "00000 01001 01002 01003 00004 01005 00006 01100 00101 01102 00103 00104 00106 00200 01201 01202 00203 01204 01205 01206 00207 01300 01301 00303 00304 00305 01306 00307 01400 00401 00402 01403 01404 00405 00406 00407 00501 00502 01503 01504 01506 01507 10000 10002 10003 11014 10015 11016 11017 11100 10101 11102 11103 11114 11117 10200 11201 11202 11203 11214 11215 11216 11217 11300 11302 11303 10314 11315 10316 10317 11400 11401 11402 11403 10414 11415 11416 11417 11500 11501 11502 10503 10514 11515 11516 11517";
const rows = ROWS.split(" ").map(
  (one): CrossedRow => ({
    after: one[0] === "1" ? 1 : 0,
    value: Number(one[1]),
    who: one[2] ?? "",
    what: one.slice(3),
  }),
);

describe("a difference with two-way clusters", () => {
  it("has the variance of an independent implementation", () => {
    const found = twoWayClusteredDifference(rows);
    expect(found?.value).toBeCloseTo(0.22727272727272713, 12);
    // OLS on the after dummy, cluster covariances without correction, each times G / (G - 1): 6 people, 12 items.
    const [who, what, row] = [0.009751341285096773, 0.002573528806124158, 0.01058333175494089];
    const variance = Math.max(who + what - row, who, what);
    const half = studentQuantile95(5) * Math.sqrt(variance);
    expect(found?.low).toBeCloseTo(0.22727272727272713 - half, 9);
    expect(found?.high).toBeCloseTo(0.22727272727272713 + half, 9);
  });

  it("does not depend on the order of rows, and turns its sign with the sides", () => {
    const found = twoWayClusteredDifference(rows);
    expect(twoWayClusteredDifference([...rows].reverse())?.low).toBeCloseTo(found?.low ?? 0, 12);
    const turned = twoWayClusteredDifference(rows.map((row) => ({ ...row, after: row.after === 1 ? 0 : 1 })));
    expect(turned?.value).toBeCloseTo(-(found?.value ?? 0), 12);
    expect(turned?.high).toBeCloseTo(-(found?.low ?? 0), 12);
  });

  it("is told of nothing with a side, a person or an item missing", () => {
    const row: CrossedRow = { after: 0, value: 1, who: "a", what: "1" };
    expect(twoWayClusteredDifference([])).toBeNull();
    expect(twoWayClusteredDifference([row, { ...row, who: "b", what: "2" }])).toBeNull();
    expect(twoWayClusteredDifference([row, { ...row, after: 1, what: "2" }])).toBeNull();
    expect(twoWayClusteredDifference([row, { ...row, after: 1, who: "b" }])).toBeNull();
  });

  it("covers the true difference about 95 % of the time when people and items both vary", () => {
    const random = seededRandom(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    let covered = 0;
    const rounds = 400;
    for (let k = 0; k < rounds; k += 1) {
      const skill = Array.from({ length: 10 }, () => 0.07 * normal());
      const hard = Array.from({ length: 40 }, () => 0.1 * normal());
      const made: CrossedRow[] = [];
      for (let who = 0; who < 10; who += 1)
        for (let item = 0; item < 40; item += 1) {
          const after = item < 20 ? 0 : 1;
          const p = 0.68 + 0.1 * after + (skill[who] ?? 0) + (hard[item] ?? 0);
          made.push({ after, value: random() < p ? 1 : 0, who: String(who), what: String(item) });
        }
      const found = twoWayClusteredDifference(made);
      if (found && found.low <= 0.1 && found.high >= 0.1) covered += 1;
    }
    expect(covered / rounds).toBeGreaterThan(0.93);
    expect(covered / rounds).toBeLessThanOrEqual(0.99);
  });
});
