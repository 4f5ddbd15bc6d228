/** One rule for all metrics: reference section 0.4. */
import { describe, expect, it } from "vitest";
import type { Estimate } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";

const estimate = (value: number, low: number, high: number, n = 1000): Estimate => ({
  kind: "estimate",
  value,
  low,
  high,
  n,
  nUnit: "rows",
});

describe("higher is better, warn 0.90, fail 0.88", () => {
  const state = (value: number, low: number, high: number, n?: number) =>
    stateOf(estimate(value, low, high, n), { warn: 0.9, fail: 0.88, minimumN: 200 }, { better: "higher" });

  it("fails when the whole interval is below the fail line", () => expect(state(0.8, 0.75, 0.87)).toBe("fail"));
  it("warns when the interval reaches below the fail line", () => expect(state(0.95, 0.87, 0.99)).toBe("warn"));
  it("warns when the value is past the warn line", () => expect(state(0.89, 0.885, 0.895)).toBe("warn"));
  it("passes otherwise, and on the lines themselves", () => {
    expect(state(0.95, 0.93, 0.97)).toBe("pass");
    expect(state(0.9, 0.88, 0.92)).toBe("pass");
  });
  it("is insufficient below the minimum n, however bad", () => expect(state(0.1, 0, 0.2, 199)).toBe("insufficient"));
});

describe("lower is better, warn 0, fail 0.005", () => {
  const state = (value: number) =>
    stateOf(estimate(value, value, value), { warn: 0, fail: 0.005, minimumN: 1 }, { better: "lower" });

  it("a count has no width: pass, warn, fail by its value", () => {
    expect(state(0)).toBe("pass");
    expect(state(0.0001)).toBe("warn");
    expect(state(0.005)).toBe("warn");
    expect(state(0.0051)).toBe("fail");
  });
});

describe("near 0.5, warn 0.02, fail 0.05 away", () => {
  const state = (value: number, low: number, high: number) =>
    stateOf(
      estimate(value, low, high),
      { warn: 0.02, fail: 0.05, minimumN: 1 },
      { better: "near-target", target: 0.5 },
    );

  it("fails on either side", () => {
    expect(state(0.6, 0.56, 0.64)).toBe("fail");
    expect(state(0.4, 0.36, 0.44)).toBe("fail");
  });
  it("warns past the warn line and when the interval reaches beyond a fail line", () => {
    expect(state(0.53, 0.52, 0.54)).toBe("warn");
    expect(state(0.51, 0.46, 0.56)).toBe("warn");
    expect(state(0.5, 0.4, 0.6)).toBe("warn");
  });
  it("passes within, and exactly 0.02 away", () => {
    expect(state(0.51, 0.49, 0.53)).toBe("pass");
    expect(state(0.52, 0.51, 0.53)).toBe("pass");
    expect(state(0.48, 0.47, 0.49)).toBe("pass");
  });
});

describe("without a number", () => {
  const lines = { warn: 0.9, fail: 0.8, minimumN: 0 };
  it("is insufficient", () => {
    expect(stateOf({ kind: "not-enough", n: 3, needed: 200, nUnit: "rows" }, lines, { better: "higher" })).toBe(
      "insufficient",
    );
    expect(stateOf({ kind: "not-computable", reason: "No gold." }, lines, { better: "higher" })).toBe("insufficient");
    expect(stateOf(estimate(Number.NaN, 0, 1), lines, { better: "higher" })).toBe("insufficient");
  });
});
