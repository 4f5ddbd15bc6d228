/** The normal, Student and incomplete beta functions, against tables (NIST DLMF, Abramowitz and Stegun) and identities. */
import { describe, expect, it } from "vitest";
import { incompleteBeta } from "#app/stats/incomplete-beta.ts";
import { logGamma } from "#app/stats/log-gamma.ts";
import { normalCdf } from "#app/stats/normal-cdf.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";

describe("normal distribution", () => {
  // Abramowitz and Stegun, tables 26.1 and 26.2; the last two by high-precision series.
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.959963984540054, 0.975],
    [2.5758293035489, 0.995],
    [-1, 0.158655253931457],
    [-6, 9.86587645037698e-10],
    [-10, 7.61985302416053e-24],
  ])("P(Z <= %f)", (z, p) => {
    expect(Math.abs(normalCdf(z) - p)).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-8);
  });
  it("quantiles invert it from the far tail to the centre", () => {
    for (const p of [1e-12, 1e-6, 0.001, 0.02, 0.3, 0.5, 0.8, 0.99, 0.999999])
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
  });
  it("has the known points and honest ends", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.2)).toBeNaN();
  });
});

describe("Student's t, 95 %", () => {
  // Standard t table, two-sided 0.05.
  it.each([
    [1, 12.706],
    // Broken ones: R's qt(0.975, df).
    [1.1, 10.2768],
    [1.5, 6.0167],
    [2, 4.303],
    [2.5, 3.5747],
    [3, 3.1824],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
  ])("%i degrees of freedom", (df, point) => {
    expect(Math.abs(studentQuantile95(df) - point)).toBeLessThan(0.0012);
  });
});

describe("gamma and beta", () => {
  it("logarithms of factorials and of the square root of pi", () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    // ln 1000! = 5912.128178488163 (OEIS A025527 rounded).
    expect(logGamma(1001)).toBeCloseTo(5912.128178488163, 8);
  });
  it("I_x(2, 2) = 3x² - 2x³ and I_x(1, b) = 1 - (1 - x)^b", () => {
    for (const x of [0.01, 0.2, 0.5, 0.77, 0.999]) {
      expect(incompleteBeta(x, 2, 2)).toBeCloseTo(3 * x * x - 2 * x ** 3, 12);
      expect(incompleteBeta(x, 1, 7)).toBeCloseTo(1 - (1 - x) ** 7, 12);
    }
  });
  it("at the mean, where by rounding x and 1 - x both lie above it", () => {
    // P(at least 3 of 31) at 2/17, summed term by term.
    expect(incompleteBeta(2 / 17, 2.9999999999999996, 28.999999999999996)).toBeCloseTo(0.7232948346346333, 12);
  });
  it("binomial tails of thousands: symmetric halves add to one", () => {
    expect(incompleteBeta(0.5, 15_000, 15_000)).toBeCloseTo(0.5, 9);
  });
});
