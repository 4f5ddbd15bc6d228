/** Several gates at once: how often chance alone fails a batch that stands exactly on every line. */
import { describe, expect, it, test } from "vitest";
import type { Criterion, Policy } from "#app/domain/policy.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { stateOf } from "#app/metrics/state.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { gatesSentence } from "#app/review/gates-sentence.ts";
import { gatesOf, judge } from "#app/review/judge.ts";
import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import { metricById } from "#test/support/metric-by-id.ts";

const share = (value: number, n: number): Outcome => ({
  kind: "estimate",
  value,
  ...wilsonInterval(value, n),
  n,
  nUnit: "rows",
});

function falseAlarms(gates: number, z: number | undefined, truth: number, n: number): number {
  const random = seededRandom(gates + n);
  const lines = { warn: truth, fail: truth, minimumN: 1 };
  const runs = 2000;
  let failed = 0;
  for (let run = 0; run < runs; run += 1) {
    const states = Array.from({ length: gates }, () => {
      let hits = 0;
      for (let i = 0; i < n; i += 1) hits += random() < truth ? 1 : 0;
      return stateOf(share(hits / n, n), lines, { better: "higher" }, z);
    });
    if (states.includes("fail")) failed += 1;
  }
  return failed / runs;
}

describe("eight gates, the truth on every line", () => {
  it.each([
    [0.9, 200],
    [0.9, 400],
    [0.5, 200],
    [0.7, 60],
  ])("at %f of %i fails a batch by chance in 5 % at most, where judging each alone does more often", (truth, n) => {
    expect(falseAlarms(8, familyWiseZ(8), truth, n)).toBeLessThanOrEqual(0.05);
    expect(falseAlarms(8, undefined, truth, n)).toBeGreaterThan(0.1);
  });
});

describe("judging", () => {
  const gate = metricById("gold-accuracy");
  const criterion = (metric: string, isGate: boolean): Criterion => ({
    metric,
    warn: 0.9,
    fail: 0.88,
    minimumN: 1,
    gate: isGate,
    onWarn: { commercial: "accept", training: "include" },
    onFail: { commercial: "reject", training: "quarantine" },
    whenInsufficient: "note",
  });
  const policy = (gates: number): Policy => ({
    ...DEFAULT_POLICY,
    criteria: [criterion(gate.id, true), ...Array.from({ length: gates - 1 }, (_, i) => criterion(`other-${i}`, true))],
  });
  const stateUnder = (gates: number, outcome: Outcome) =>
    judge(policy(gates), [gate], new Map([[gate.id, outcome]]))[0]?.state;

  it("fails a lone gate whose 95 % interval is beyond the line, and only warns it as one of eight", () => {
    const outcome: Outcome = { kind: "estimate", value: 0.85, low: 0.82, high: 0.875, n: 500, nUnit: "answers" };
    expect(stateUnder(1, outcome)).toBe("fail");
    expect(stateUnder(8, outcome)).toBe("warn");
  });
  it("fails one of eight whose widened interval is beyond the line", () => {
    const outcome: Outcome = { kind: "estimate", value: 0.8, low: 0.77, high: 0.83, n: 500, nUnit: "answers" };
    expect(stateUnder(8, outcome)).toBe("fail");
  });
  it("leaves a counted number as it is", () => {
    expect(stateUnder(8, { kind: "estimate", value: 0.879, low: 0.879, high: 0.879, n: 9, nUnit: "rows" })).toBe(
      "fail",
    );
  });
  it("judges advice alone, at 95 %", () => {
    const advice = {
      ...policy(8),
      criteria: policy(8).criteria.map((one) => ({ ...one, gate: one.metric !== gate.id })),
    };
    const outcome: Outcome = { kind: "estimate", value: 0.85, low: 0.82, high: 0.875, n: 500, nUnit: "answers" };
    expect(judge(advice, [gate], new Map([[gate.id, outcome]]))[0]?.state).toBe("fail");
    expect(gatesOf(advice)).toBe(7);
  });
});

test("the sentence names the number of gates and what they are widened by", () => {
  expect(gatesSentence(8)).toContain(
    "8 gates are judged together: one fails only when its 95 % interval, widened 1.40 times",
  );
  expect(gatesSentence(1)).not.toContain("widened");
});
