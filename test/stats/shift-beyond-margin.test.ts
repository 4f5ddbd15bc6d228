import { describe, expect, it } from "vitest";
import { shiftBeyondMargin } from "#app/stats/shift-beyond-margin.ts";

describe("shiftBeyondMargin", () => {
  it("is the example of its docstring, either way round", () => {
    const [a, b] = [
      { value: 0.9, effectiveN: 50 },
      { value: 0.6, effectiveN: 50 },
    ];
    // By hand: 46/52 and 31/52, difference 15/52, error sqrt(46·6 + 31·21) / 52^1.5 = 0.0812; t 2.936 and 4.168, 88 degrees.
    expect(shiftBeyondMargin(a, b, 0.05)).toBeCloseTo(0.0022, 4);
    expect(shiftBeyondMargin(b, a, 0.05)).toBe(shiftBeyondMargin(a, b, 0.05));
  });
  it("never lacks an error; is 1 without rows", () => {
    const all = { value: 1, effectiveN: 20 };
    expect(shiftBeyondMargin(all, all, 0.05)).toBeGreaterThan(0.2);
    expect(shiftBeyondMargin(all, { value: 0, effectiveN: 0 }, 0.05)).toBe(1);
  });
  it("holds its level at the margin, counted out over all outcomes of two binomials", () => {
    for (const [n, m, slack] of [
      [20, 20, 1],
      [20, 60, 1.6],
      [20, 200, 1.9],
      [45, 30, 1],
      [100, 100, 1.06],
    ] as const)
      for (const p of [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.94])
        for (const level of [0.05, 0.002]) {
          let alarm = 0;
          for (let x = 0; x <= n; x += 1)
            for (let y = 0; y <= m; y += 1)
              if (shiftBeyondMargin({ value: x / n, effectiveN: n }, { value: y / m, effectiveN: m }, 0.05) <= level)
                alarm += binomial(n, x, p) * binomial(m, y, p + 0.05);
          expect(alarm / level, `${n} against ${m} at ${p}, ${level}`).toBeLessThan(slack);
        }
  });
});

function binomial(n: number, k: number, p: number): number {
  let log = k * Math.log(p) + (n - k) * Math.log(1 - p);
  for (let i = 1; i <= k; i += 1) log += Math.log((n - k + i) / i);
  return Math.exp(log);
}
