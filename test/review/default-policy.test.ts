import { describe, expect, it } from "vitest";
import { policySchema } from "#app/domain/policy.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MetricGroup } from "#app/metrics/metric.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";

const criterionOf = (id: string) => DEFAULT_POLICY.criteria.find(({ metric }) => metric === id);
const criteriaOf = (...groups: MetricGroup[]) =>
  METRICS.filter(({ group }) => groups.includes(group)).flatMap(({ id }) => criterionOf(id) ?? []);

describe("the default policy", () => {
  it("is a policy, also after a round trip through JSON", () => {
    expect(policySchema.parse(JSON.parse(JSON.stringify(DEFAULT_POLICY)))).toEqual(DEFAULT_POLICY);
  });

  it("has one criterion per metric that gates or advises, on the metric's own lines", () => {
    const judging = METRICS.filter(({ shownOnly }) => !shownOnly);
    expect(DEFAULT_POLICY.criteria.map(({ metric }) => metric)).toEqual(judging.map(({ id }) => id));
    expect(criterionOf("gold-accuracy")).toEqual({
      metric: "gold-accuracy",
      warn: 0.9,
      fail: 0.88,
      minimumN: 200,
      gate: true,
      onWarn: { commercial: "accept_with_credit", training: "reweight" },
      onFail: { commercial: "reject", training: "quarantine" },
      whenInsufficient: "hold",
    });
  });

  it("returns for rework what fails an integrity gate", () => {
    const gates = criteriaOf("integrity").filter(({ gate }) => gate);
    expect(gates.map(({ metric }) => metric)).toContain("schema-validity");
    for (const { onFail, onWarn } of gates) {
      expect(onFail).toEqual({ commercial: "rework", training: "quarantine" });
      expect(onWarn).toEqual({ commercial: "accept", training: "include" });
    }
  });

  it("never lets conduct, bias, drift or staleness touch what is owed", () => {
    const criteria = criteriaOf("conduct", "bias", "drift", "policy");
    expect(criteria.length).toBeGreaterThan(3);
    for (const { onFail, onWarn } of criteria)
      expect([onFail.commercial, onWarn.commercial]).toEqual(["accept", "accept"]);
    expect(criterionOf("on-policy-share")?.onFail.training).toBe("quarantine");
    expect(criterionOf("longer-wins")?.onFail.training).toBe("reweight");
  });

  it("holds only for want of gold and agreement", () => {
    const holding = DEFAULT_POLICY.criteria.filter(({ whenInsufficient }) => whenInsufficient === "hold");
    expect(holding.map(({ metric }) => metric)).toEqual(["gold-accuracy", "raw-agreement-no-ties"]);
    expect(criterionOf("cross-batch-duplicates")?.whenInsufficient).toBe("note");
    expect(criterionOf("position-bias")?.whenInsufficient).toBe("note");
  });

  it("lets only gates cost the vendor anything", () => {
    for (const { gate, onFail, onWarn } of DEFAULT_POLICY.criteria)
      if (!gate) expect([onFail.commercial, onWarn.commercial]).toEqual(["accept", "accept"]);
  });
});
