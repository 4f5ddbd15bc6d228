import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSamePerson, needsSecondApprover, valueOfDecision } from "#app/domain/approval.ts";
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

describe("names", () => {
  it("are the same person whatever their case, spaces or letter forms", () => {
    for (const other of ["ada lead", " ADA  LEAD", "Ada\u00a0Lead", "AdaLead", "Ａda Lead"])
      expect(isSamePerson("Ada Lead", other)).toBe(true);
    expect(isSamePerson("Ada Lead", "Ada Leid")).toBe(false);
  });
});
