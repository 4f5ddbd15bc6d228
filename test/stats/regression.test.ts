/** Logistic regression, its robust covariance and point-biserial r: against statsmodels, scikit-learn and definitions. */
import { describe, expect, it } from "vitest";
import { cholesky, choleskyInverse } from "#app/stats/cholesky.ts";
import { clusterRobustCovariance } from "#app/stats/cluster-robust-covariance.ts";
import { type LogisticRows, logisticRegression } from "#app/stats/logistic-regression.ts";
import { pointBiserial } from "#app/stats/point-biserial.ts";

const X1 = [
  2.04, -2.56, 0.42, -0.57, -0.45, -0.22, -2.02, -0.23, -0.87, 3.32, 0.23, -0.35, -0.28, -0.67, -1.06, -0.39, 0.48,
  -0.24, 0.96, -0.2, 0.02, 1.55, 0.55, -0.51, -0.18, 0.54, 1.94, -0.27, -0.24, 1.0, -0.89, -0.29, 0.88, 0.58, 0.09,
  0.67, -2.83, 1.02, -0.96, -1.67,
];
const X2 = [
  0.28, 0.7, -0.44, -1.08, 0.03, -0.05, 1.41, 0.75, 0.19, 1.11, -0.21, -0.93, 0.58, 0.58, -0.21, -0.78, 0.23, -2.49,
  0.69, 0.49, -1.64, 0.06, -0.96, 0.76, -2.03, -0.91, 0.71, 1.16, -2.16, -0.5, 0.33, -0.61, 1.59, -1.19, 0.35, -1.05,
  1.41, -0.02, -0.37, -1.72,
];
const Y = [
  1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0,
  0,
];
const rows: LogisticRows = {
  features: 3,
  x: Float64Array.from(Y.flatMap((_, i) => [1, X1[i] ?? 0, X2[i] ?? 0])),
  wins: Float64Array.from(Y),
  trials: new Float64Array(Y.length).fill(1),
};

describe("logistic regression", () => {
  it("x = -1, -.5, .5, 1 with 50 trials each and 15, 20, 30, 35 wins: intercept 0, slope 0.8392, SE 0.1923", () => {
    const fit = logisticRegression({
      features: 2,
      x: Float64Array.of(1, -1, 1, -0.5, 1, 0.5, 1, 1),
      wins: Float64Array.of(15, 20, 30, 35),
      trials: new Float64Array(4).fill(50),
    });
    expect(fit?.beta[0]).toBeCloseTo(0, 9);
    expect(fit?.beta[1]).toBeCloseTo(0.83923525, 7);
    const standardError = Math.sqrt(fit?.covariance[3] ?? 0);
    expect(standardError).toBeCloseTo(0.1923, 4);
    expect((fit?.beta[1] ?? 0) / standardError).toBeCloseTo(4.365, 3);
    expect(Math.exp((fit?.beta[1] ?? 0) * Math.LN2)).toBeCloseTo(1.789, 3);
  });
  it("is statsmodels' Logit on forty rows of three features, deviance and standard errors included", () => {
    const fit = logisticRegression(rows);
    expectClose(fit?.beta, [0.40067283, 0.80052025, -0.55379338], 7);
    expectClose(
      [0, 4, 8].map((cell) => Math.sqrt(fit?.covariance[cell] ?? 0)),
      [0.36461238, 0.38662073, 0.3808717],
      7,
    );
    expect(fit?.deviance).toBeCloseTo(45.646106400078224, 9);
  });
  it("with ridge 2 is scikit-learn's LogisticRegression at C = 1 / 2", () => {
    expectClose(logisticRegression(rows, 2)?.beta, [0.32259799, 0.62013477, -0.43495909], 5);
  });
  it("robust standard errors in ten clusters of four are statsmodels' without its corrections, times sqrt(10 / 9)", () => {
    const fit = logisticRegression(rows);
    const clusters = Y.map((_, i) => Math.floor(i / 4));
    const robust = fit && clusterRobustCovariance(rows, fit, clusters);
    expectClose(
      [0, 4, 8].map((cell) => Math.sqrt(robust?.[cell] ?? 0)),
      [0.35769462, 0.30456523, 0.30698896],
      7,
    );
  });
  it("a weight is a repetition: two wins of three trials is three rows", () => {
    const grouped = logisticRegression({
      features: 1,
      x: Float64Array.of(1, -2),
      wins: Float64Array.of(2, 1),
      trials: Float64Array.of(3, 2),
    });
    const single = logisticRegression({
      features: 1,
      x: Float64Array.of(1, 1, 1, -2, -2),
      wins: Float64Array.of(1, 1, 0, 1, 0),
      trials: new Float64Array(5).fill(1),
    });
    expect(grouped?.beta[0]).toBeCloseTo(single?.beta[0] ?? Number.NaN, 10);
  });
  it("is null where a feature always wins, where columns are the same and where there are no rows", () => {
    const always = {
      features: 1,
      x: Float64Array.of(1, 2),
      wins: Float64Array.of(1, 1),
      trials: Float64Array.of(1, 1),
    };
    expect(logisticRegression(always)).toBeNull();
    expect(logisticRegression(always, 1)?.beta[0]).toBeGreaterThan(0);
    const twice = Float64Array.from(X1.flatMap((one) => [one, one]));
    expect(logisticRegression({ ...rows, features: 2, x: twice })).toBeNull();
    const none = new Float64Array(0);
    expect(logisticRegression({ features: 1, x: none, wins: none, trials: none })).toBeNull();
  });
  it("one cluster has no robust covariance", () => {
    const fit = logisticRegression(rows);
    expect(fit && clusterRobustCovariance(rows, fit, new Uint8Array(Y.length))).toBeNull();
  });
});

describe("Cholesky", () => {
  it("inverts [[4, 2], [2, 3]] to [[3, -2], [-2, 4]] / 8 and refuses a singular matrix", () => {
    const factor = cholesky(Float64Array.of(4, 2, 2, 3), 2);
    expectClose(factor && choleskyInverse(factor, 2), [0.375, -0.25, -0.25, 0.5], 12);
    expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
  });
});

describe("point-biserial correlation", () => {
  const sums = (x: number[], y: number[]) => ({
    w: x.length,
    x: x.reduce((a, b) => a + b, 0),
    xx: x.reduce((a, b) => a + b * b, 0),
    y: y.reduce((a, b) => a + b, 0),
    xy: x.reduce((a, b, i) => a + b * (y[i] ?? 0), 0),
  });
  it("1, 2, 3, 4 with 0, 0, 1, 1 is 2 / sqrt 5", () => {
    expect(pointBiserial(sums([1, 2, 3, 4], [0, 0, 1, 1]))).toBeCloseTo(2 / Math.sqrt(5), 12);
  });
  it("is null where either never varies", () => {
    expect(pointBiserial(sums([1, 1], [0, 1]))).toBeNull();
    expect(pointBiserial(sums([1, 2], [1, 1]))).toBeNull();
    expect(pointBiserial(sums([], []))).toBeNull();
  });
});

function expectClose(actual: ArrayLike<number> | null | undefined, expected: number[], digits: number): void {
  expect(actual?.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual?.[i]).toBeCloseTo(value, digits);
}
