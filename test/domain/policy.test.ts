import { describe, expect, it } from "vitest";
import {
  COMMERCIAL,
  COMMERCIAL_CHOICES,
  compareAxes,
  TRAINING,
  TRAINING_CHOICES,
  worseAxes,
} from "#app/domain/decision.ts";
import { creditFor, policySchema } from "#app/domain/policy.ts";

const CRITERION = {
  metric: "gold-accuracy",
  warn: 0.9,
  fail: 0.88,
  minimumN: 200,
  gate: true,
  onWarn: { commercial: "accept_with_credit", training: "reweight" },
  onFail: { commercial: "reject", training: "quarantine" },
  whenInsufficient: "hold",
};
// The reference's example of a credit table (section 3.4).
const CREDITS = [
  { goldAtLeast: 0.9, creditBasisPoints: 0 },
  { goldAtLeast: 0.87, creditBasisPoints: 1000 },
  { goldAtLeast: 0.84, creditBasisPoints: 2500 },
];
const POLICY = { name: "Autumn", version: 1, criteria: [CRITERION], credits: CREDITS };

describe("a policy", () => {
  it("survives a round trip through JSON", () => {
    expect(policySchema.parse(JSON.parse(JSON.stringify(POLICY)))).toEqual(POLICY);
  });

  it.each([
    [{ ...POLICY, criteria: [] }, "A policy needs at least one criterion."],
    [{ ...POLICY, criteria: [CRITERION, CRITERION] }, "gold-accuracy has two criteria."],
    [
      { ...POLICY, credits: [...CREDITS].reverse() },
      "Credits run from the highest gold accuracy down, each with a larger credit than the one before.",
    ],
    [{ ...POLICY, name: "" }, "A policy needs a name."],
  ])("is refused with a message", (policy, message) => {
    const parsed = policySchema.safeParse(policy);
    expect(parsed.error?.issues[0]?.message).toBe(message);
  });

  it.each([
    [0.95, 0],
    [0.9, 0],
    [0.8999, 1000],
    [0.87, 1000],
    [0.86, 2500],
    [0.8399, null],
  ])("at gold accuracy %d the credit is %s basis points", (gold, credit) => {
    expect(creditFor(CREDITS, gold)).toBe(credit);
  });
});

describe("the two axes", () => {
  it("run from best to worst, and each choice has its words", () => {
    expect(COMMERCIAL).toEqual(["accept", "accept_with_credit", "hold", "rework", "reject"]);
    expect(TRAINING).toEqual(["include", "reweight", "quarantine", "drop"]);
    expect(COMMERCIAL.filter((choice) => COMMERCIAL_CHOICES[choice].payable)).toEqual(["accept", "accept_with_credit"]);
    expect(TRAINING.filter((choice) => TRAINING_CHOICES[choice].usable)).toEqual(["include", "reweight"]);
  });

  it("are worsened one by one", () => {
    const payable = { commercial: "accept", training: "quarantine" } as const;
    const usable = { commercial: "rework", training: "include" } as const;
    expect(worseAxes(payable, usable)).toEqual({ commercial: "rework", training: "quarantine" });
    expect(compareAxes(usable, payable)).toBeGreaterThan(0);
  });
});
