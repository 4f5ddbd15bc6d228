/**
 * The reference's invoice example (preference-data-quality.md §3.4): 5,000 delivered, 4,600 accepted, $5.00, 20 % off the
 * first 2,000, credit 10 %: (2,000 × $4.00 + 2,600 × $5.00) × 0.9 = $18,900.00. The causes are worked out by hand.
 */
import { describe, expect, it } from "vitest";
import { lessCredit, type Pricing } from "#app/domain/pricing.ts";
import { batchMoney } from "#app/ledger/batch-money.ts";
import { checkInvoice } from "#app/ledger/check-invoice.ts";
import type { InvoiceLine } from "#app/ledger/invoice-differences.ts";
import { priceBands } from "#app/ledger/price-bands.ts";

const PRICING: Pricing = {
  tiers: [{ fromUnit: 1, unitPriceMicro: 5_000_000 }],
  discount: { basisPoints: 2000, upToUnits: 2000 },
  agreedTotal: null,
};
const FACTS = {
  batchId: "b1",
  week: 1,
  deliveredUnits: 5000,
  after: 0,
  isWaiting: false,
  isDeemed: false,
  creditWaived: false,
  decision: {
    id: 1,
    commercial: "accept_with_credit" as const,
    acceptedUnits: 4600,
    payableMinor: lessCredit(2_100_000, 1000),
    creditBasisPoints: 1000,
  },
};
const batch = batchMoney(PRICING, FACTS);
const line = (changes: Partial<InvoiceLine>): InvoiceLine => ({
  batchId: "b1",
  description: "",
  units: 4600,
  unitPriceMicro: 5_000_000,
  amountMinor: 2_300_000,
  ...changes,
});
const check = (lines: InvoiceLine[], earlier: InvoiceLine[] = [], of = batch) =>
  checkInvoice(PRICING, [of], lines, earlier);

describe("the reference's invoice", () => {
  it("is owed exactly $18,900.00", () => {
    expect(batch).toMatchObject({ fullMinor: 2_100_000, creditMinor: 210_000, payableMinor: 1_890_000 });
    expect(check([line({})]).owedMinor).toBe(1_890_000);
  });
  it("agrees when it takes discount and credit off, in whatever lines", () => {
    const lines = [
      line({ units: 2000, unitPriceMicro: 4_000_000, amountMinor: 800_000 }),
      line({ units: 2600, amountMinor: 1_300_000 }),
      line({ units: null, unitPriceMicro: null, amountMinor: -210_000, description: "credit 10 %" }),
    ];
    expect(check(lines)).toMatchObject({ state: "agrees", differenceMinor: 0, billedMinor: 1_890_000 });
  });
  it("billed as delivered differs by rejected units, discount and credit, each in money", () => {
    const [week] = check([line({ units: 5000, amountMinor: 2_500_000 })]).weeks;
    expect(week).toMatchObject({ state: "differs", differenceMinor: 610_000 });
    expect(week?.because).toEqual([
      { cause: "rejected", units: 400, minor: 200_000 },
      { cause: "discount", units: null, minor: 200_000 },
      { cause: "credit", units: null, minor: 210_000 },
    ]);
  });
  it("billed a second time is owed nothing", () => {
    const twice = check([line({})], [line({})]);
    expect(twice.weeks[0]).toMatchObject({
      owedMinor: 0,
      because: [{ cause: "twice", units: 4600, minor: 2_300_000 }],
    });
    const repeated = check([line({}), line({})]);
    expect(repeated.weeks[0]?.because).toContainEqual({ cause: "twice", units: 4600, minor: 2_300_000 });
  });
  it("beyond what was delivered says so", () => {
    const [week] = check([line({ units: 6000, amountMinor: 3_000_000 })]).weeks;
    expect(week?.because.slice(0, 2)).toEqual([
      { cause: "rejected", units: 400, minor: 200_000 },
      { cause: "not-delivered", units: 1000, minor: 500_000 },
    ]);
  });
  it("beyond what the tolerance pays says so", () => {
    const decision = { ...FACTS.decision, commercial: "accept" as const, acceptedUnits: 4200, payableMinor: 1_900_000 };
    const capped = batchMoney(PRICING, { ...FACTS, mostUnits: 4200, decision });
    const [week] = check([line({ units: 5000, amountMinor: 2_500_000 })], [], capped).weeks;
    expect(week).toMatchObject({ owedMinor: 1_900_000, differenceMinor: 600_000 });
    expect(week?.because).toEqual([
      { cause: "over", units: 800, minor: 400_000 },
      { cause: "discount", units: null, minor: 200_000 },
    ]);
  });
  it("at another price, or wrongly multiplied, says so", () => {
    const [dear] = check([line({ unitPriceMicro: 5_500_000, amountMinor: 2_530_000 })]).weeks;
    expect(dear?.because[0]).toEqual({ cause: "tier", units: 4600, minor: 230_000 });
    const [wrong] = check([line({ amountMinor: 2_300_001 })]).weeks;
    expect(wrong?.because[0]).toEqual({ cause: "arithmetic", units: null, minor: 1 });
  });
  it("before a decision, or for no week, cannot be checked", () => {
    const undecided = check([line({})], [], batchMoney(PRICING, { ...FACTS, decision: null }));
    expect(undecided).toMatchObject({ state: "not-checkable", weeks: [{ because: [{ cause: "not-decided" }] }] });
    expect(check([line({ batchId: null })])).toMatchObject({ state: "not-checkable", weeks: [{ week: null }] });
  });
  it("in two parts adds up, and a waived credit is owed", () => {
    const half = line({ units: 2300, amountMinor: 1_150_000 });
    expect(check([half]).owedMinor + check([half], [half]).owedMinor).toBe(1_890_000);
    const waived = batchMoney(PRICING, { ...FACTS, creditWaived: true });
    expect(check([line({})], [], waived).owedMinor).toBe(2_100_000);
  });
  it("of a week that is deemed accepted is owed all that was delivered", () => {
    const deemed = batchMoney(PRICING, { ...FACTS, decision: null, isWaiting: true, isDeemed: true });
    expect(deemed).toMatchObject({ acceptedUnits: 5000, payableMinor: 800_000 + 1_500_000 });
  });
  it("falls into the bands of price and discount", () => {
    expect(priceBands(PRICING, [batch])).toMatchObject([
      { fromUnit: 1, toUnit: 2000, discountBasisPoints: 2000, acceptedUnits: 2000, amountMinor: 800_000 },
      { fromUnit: 2001, toUnit: null, discountBasisPoints: 0, acceptedUnits: 2600, amountMinor: 1_300_000 },
    ]);
  });
});
