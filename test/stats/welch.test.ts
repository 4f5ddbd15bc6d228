/** Student's t at broken degrees of freedom, and Welch's difference, against R; and how often its interval holds the truth. */
import { describe, expect, it } from "vitest";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { studentTwoSidedP, studentTwoSidedQuantile } from "#app/stats/student-t.ts";
import { welchDifference } from "#app/stats/welch-difference.ts";

describe("Student's t", () => {
  it.each([
    // R: qt(0.975, df).
    [1, 12.7062047362],
    [2, 4.30265272991],
    [2.5, 3.574654842],
    [4, 2.7764451052],
    [30, 2.0422724563],
  ])("97.5 %% point at %d degrees of freedom", (df, t) => {
    expect(studentTwoSidedQuantile(0.95, df)).toBeCloseTo(t, 8);
    expect(studentTwoSidedP(t, df)).toBeCloseTo(0.05, 10);
  });
});

describe("Welch's difference", () => {
  it("is R's on Student's sleep data: t -1.8608, df 17.776, p 0.07939", () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const welch = welchDifference(first, second);
    expect((welch?.value ?? 0) / (welch?.standardError ?? 1)).toBeCloseTo(-1.86081346749, 9);
    expect(welch?.df).toBeCloseTo(17.77647351618, 9);
    expect(welch?.p).toBeCloseTo(0.07939414019, 9);
    expect(welch?.low).toBeCloseTo(-3.36548323071, 9);
    expect(welch?.high).toBeCloseTo(0.20548323071, 9);
  });
  it("of three seeds a side", () => {
    const welch = welchDifference([0.62, 0.64, 0.63], [0.6, 0.59, 0.61]);
    expect(welch?.low).toBeCloseTo(0.007330420645, 9);
    expect(welch?.high).toBeCloseTo(0.052669579355, 9);
    expect(welch?.p).toBeCloseTo(0.02131164113, 9);
  });
  it("is the spread of the other side when one does not vary", () => {
    const welch = welchDifference([0.5, 0.6, 0.7], [0.5, 0.5, 0.5]);
    // R: t.test(c(.5,.6,.7) - .5): df 2, 4.302653 x 0.1 / sqrt(3) each way.
    expect(welch?.df).toBeCloseTo(2, 9);
    expect(welch?.high).toBeCloseTo(0.1 + 0.2484138, 6);
  });
  it("is null without two values a side, and when nothing varies", () => {
    expect(welchDifference([0.5], [0.4, 0.6])).toBeNull();
    expect(welchDifference([], [])).toBeNull();
    expect(welchDifference([0.1, 0.1, 0.1], [0.3, 0.3, 0.3])).toBeNull();
  });

  it.each([
    ["3 v 3 alike", 3, 3, 1, 1],
    ["3 v 3, one four times as wide", 3, 3, 1, 4],
    ["3 v 10, the few wide", 3, 10, 3, 1],
    ["5 v 5 alike", 5, 5, 1, 1],
  ])("holds the truth between 93 and 97 times in 100: %s", (_, k, m, wide, wider) => {
    const random = seededRandom(11);
    const draw = (n: number, sd: number) => Array.from({ length: n }, () => sd * normalQuantile(random()));
    const runs = 3000;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const welch = welchDifference(draw(k, wide), draw(m, wider));
      if (welch && welch.low <= 0 && welch.high >= 0) held += 1;
    }
    // Of 50,000 each: 96.4, 94.3, 93.1 and 95.5 %.
    expect(held / runs).toBeGreaterThan(0.92);
    expect(held / runs).toBeLessThan(0.98);
  });
});
