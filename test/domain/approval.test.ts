import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSamePerson, limitFor, needsSecondApprover, valueOfDecision } from "#app/domain/approval.ts";
import { COMMERCIAL } from "#app/domain/decision.ts";

describe("the money a decision moves", () => {
  const of = (commercial: (typeof COMMERCIAL)[number], payableMinor: number, payableBeforeMinor = 0) =>
    valueOfDecision({ commercial, payableMinor, deliveredMinor: 100_000, payableBeforeMinor });

  it("is what it makes payable, or what it keeps from the vendor when that is more", () => {
    expect(of("accept", 100_000)).toBe(100_000);
    expect(of("accept_with_credit", 90_000)).toBe(90_000);
    expect(of("accept_with_credit", 20_000)).toBe(80_000);
    expect(of("reject", 0)).toBe(100_000);
    expect(of("rework", 0)).toBe(100_000);
  });

  it("is nothing for a hold, unless the hold takes back what was payable", () => {
    expect(of("hold", 0)).toBe(0);
    expect(of("hold", 0, 70_000)).toBe(70_000);
  });

  it("covers the change against the decision it replaces", () => {
    expect(of("accept", 100_000, 1_000)).toBe(100_000);
    expect(of("accept_with_credit", 60_000, 150_000)).toBe(90_000);
  });

  it("is never less than what becomes payable", () => {
    const money = fc.nat(10_000_000);
    fc.assert(
      fc.property(fc.constantFrom(...COMMERCIAL), money, money, money, (commercial, payableMinor, more, before) => {
        const deliveredMinor = payableMinor + more;
        const value = valueOfDecision({ commercial, payableMinor, deliveredMinor, payableBeforeMinor: before });
        expect(value).toBeGreaterThanOrEqual(payableMinor);
        if (commercial !== "hold") expect(2 * value).toBeGreaterThanOrEqual(deliveredMinor);
      }),
    );
  });
});

describe("the limit for one signer", () => {
  it("is itself still one person's; null is never", () => {
    expect(needsSecondApprover(20_000, 20_000)).toBe(false);
    expect(needsSecondApprover(20_001, 20_000)).toBe(true);
    expect(needsSecondApprover(1, 0)).toBe(true);
    expect(needsSecondApprover(0, 0)).toBe(false);
    expect(needsSecondApprover(10 ** 12, null)).toBe(false);
  });
});

describe("the limit under which a person signs", () => {
  const raised = { beforeMinor: 100, afterMinor: 500, signer: "Ada", from: 10 };
  const later = { deliveredAt: 20 };

  it("is the contract's without amendments, and the amended one for others", () => {
    expect(limitFor(100, [], { signer: "Ada", ...later })).toBe(100);
    expect(limitFor(null, [], { signer: "Ada", ...later })).toBeNull();
    expect(limitFor(500, [raised], { signer: "Grace", ...later })).toBe(500);
  });

  it("is never one that they raised or took away themselves", () => {
    expect(limitFor(500, [raised], { signer: " ADA ", ...later })).toBe(100);
    expect(limitFor(null, [{ ...raised, afterMinor: null }], { signer: "Ada", ...later })).toBe(100);
    const inSteps = [raised, { ...raised, beforeMinor: 500, afterMinor: 900 }];
    expect(limitFor(900, inSteps, { signer: "Ada", ...later })).toBe(100);
  });

  it("is the one before for everybody, about a batch that came before", () => {
    expect(limitFor(500, [raised], { signer: "Grace", deliveredAt: 9 })).toBe(100);
    expect(limitFor(500, [raised], { signer: "Grace", deliveredAt: 10 })).toBe(500);
  });

  it("is a lowered one at once, and one that somebody else agreed to after it", () => {
    const lowered = { ...raised, beforeMinor: 500, afterMinor: 50 };
    expect(limitFor(50, [lowered], { signer: "Ada", deliveredAt: 0 })).toBe(50);
    const agreed = { beforeMinor: 500, afterMinor: 900, signer: "Grace", from: 15 };
    expect(limitFor(900, [raised, agreed], { signer: "Ada", ...later })).toBe(900);
    expect(limitFor(900, [raised, agreed], { signer: "Grace", ...later })).toBe(500);
  });

  it("is never above the one in force", () => {
    const minor = fc.option(fc.nat(1000), { nil: null });
    const step = fc.record({ afterMinor: minor, signer: fc.constantFrom("Ada", "Grace"), from: fc.nat(30) });
    fc.assert(
      fc.property(minor, fc.array(step, { maxLength: 6 }), fc.nat(30), (first, steps, deliveredAt) => {
        const changes = steps.map((one, i) => ({
          ...one,
          beforeMinor: i === 0 ? first : (steps[i - 1]?.afterMinor ?? null),
        }));
        const inForce = steps.length === 0 ? first : (steps.at(-1)?.afterMinor ?? null);
        const limit = limitFor(inForce, changes, { signer: "Ada", deliveredAt });
        if (inForce !== null) expect(limit ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(inForce);
      }),
    );
  });
});

describe("names", () => {
  it("are the same person whatever their case, spaces or letter forms", () => {
    for (const other of ["ada lead", " ADA  LEAD", "Ada\u00a0Lead", "AdaLead", "Ａda Lead"])
      expect(isSamePerson("Ada Lead", other)).toBe(true);
    expect(isSamePerson("Ada Lead", "Ada Leid")).toBe(false);
  });
});
