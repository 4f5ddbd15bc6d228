import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountFor, costPerUnit, cumulativeAmount, lessCredit, type Pricing, pricingOf } from "#app/domain/pricing.ts";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

const FIVE_DOLLARS = { fromUnit: 1, unitPriceMicro: 5_000_000 };
const INVOICE: Pricing = { tiers: [FIVE_DOLLARS], discount: { basisPoints: 2000, upToUnits: 2000 }, agreedTotal: null };

describe("the reference invoice: 4,600 accepted at $5.00, 20 % off the first 2,000, credit 10 %", () => {
  it("comes to $18,900.00", () => {
    const full = amountFor(INVOICE, { after: 0, units: 4600 });
    expect(full).toBe(2_100_000);
    expect(lessCredit(full, 1000)).toBe(1_890_000);
  });

  it.skipIf(!hasSharedData)("equals the published answer", () => {
    const answers = JSON.parse(readFileSync(shared("known-answers/domain.json"), "utf8")) as {
      name: string;
      expected: number;
    }[];
    const expected = answers.find(({ name }) => name === "invoice_usd")?.expected;
    expect(lessCredit(amountFor(INVOICE, { after: 0, units: 4600 }), 1000) / 100).toBe(expected);
  });

  it("gives the discount to the first units only, wherever a batch begins", () => {
    expect(amountFor(INVOICE, { after: 0, units: 2000 })).toBe(800_000);
    expect(amountFor(INVOICE, { after: 1500, units: 1000 })).toBe(500 * 400 + 500 * 500);
    expect(amountFor(INVOICE, { after: 2000, units: 1 })).toBe(500);
    expect(amountFor(INVOICE, { after: 2000, units: 0 })).toBe(0);
  });
});

describe("price tiers", () => {
  const tiers = [
    { fromUnit: 10_001, unitPriceMicro: 4_000_000 },
    { fromUnit: 1, unitPriceMicro: 6_000_000 },
  ];

  it("prices each unit by the tier it falls in, whatever their order", () => {
    const pricing: Pricing = { tiers, discount: null, agreedTotal: null };
    expect(cumulativeAmount(pricing, 10_000)).toBe(6_000_000);
    expect(cumulativeAmount(pricing, 10_001)).toBe(6_000_400);
    expect(amountFor(pricing, { after: 9_999, units: 2 })).toBe(1_000);
  });
});

describe("an agreed total", () => {
  // $500,000 for 97,000 comparisons: $5.1546… each, which no tier can say exactly.
  const pricing = pricingOf(
    { committedUnits: 97_000, committedMinor: 50_000_000, discountBasisPoints: 0, discountUnits: 0 },
    [{ fromUnit: 1, unitPriceMicro: 5_154_639 }],
  );

  it("is what the committed units cost, to the cent, week by week", () => {
    const weeks = [2000, 5000, 10_000, 20_000, 30_000, 30_000];
    let after = 0;
    const amounts = weeks.map((units) => {
      const amount = amountFor(pricing, { after, units });
      after += units;
      return amount;
    });
    // 2,000 × $5.15463917… = $10,309.28
    expect(amounts[0]).toBe(1_030_928);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(50_000_000);
  });

  it("goes on at the same rate beyond the committed units", () => {
    expect(cumulativeAmount(pricing, 194_000)).toBe(100_000_000);
  });

  it("spreads evenly where no tier prices a unit", () => {
    const even: Pricing = { tiers: [], discount: null, agreedTotal: { minor: 100, units: 3 } };
    expect([1, 2, 3].map((units) => cumulativeAmount(even, units))).toEqual([33, 67, 100]);
  });

  it("keeps the shape of tiers and discount", () => {
    const shaped: Pricing = { ...INVOICE, agreedTotal: { minor: 2_310_000, units: 4600 } };
    // 10 % above the list price of 2,100,000 for 4,600.
    expect(cumulativeAmount(shaped, 2000)).toBe(880_000);
    expect(cumulativeAmount(shaped, 4600)).toBe(2_310_000);
  });
});

describe("whatever the split", () => {
  const pricing = fc.record({
    tiers: fc.array(
      fc.record({
        fromUnit: fc.integer({ min: 1, max: 60_000 }),
        unitPriceMicro: fc.integer({ min: 0, max: 99_999_999 }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    discount: fc.option(
      fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }), upToUnits: fc.integer({ min: 1, max: 50_000 }) }),
    ),
    agreedTotal: fc.option(
      fc.record({ minor: fc.integer({ min: 0, max: 10 ** 10 }), units: fc.integer({ min: 1, max: 200_000 }) }),
    ),
  });
  const batches = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 12 });

  it("batches add up to the amount for the whole, and none is negative", () => {
    fc.assert(
      fc.property(pricing, batches, (terms, sizes) => {
        let after = 0;
        let sum = 0;
        for (const units of sizes) {
          const amount = amountFor(terms, { after, units });
          expect(amount).toBeGreaterThanOrEqual(0);
          sum += amount;
          after += units;
        }
        expect(sum).toBe(amountFor(terms, { after: 0, units: after }));
      }),
    );
  });
});

describe("lessCredit", () => {
  it("rounds half a cent up on the final amount", () => {
    expect(lessCredit(1_005, 1000)).toBe(905);
    expect(lessCredit(100, 10_000)).toBe(0);
    expect(lessCredit(100, 0)).toBe(100);
  });
});

describe("costPerUnit", () => {
  it("is the reference's $5.155 delivered, and $7.36 at 70 % yield", () => {
    expect(costPerUnit(50_000_000, 97_000)).toBe(5_154_639);
    expect(costPerUnit(50_000_000, 67_900)).toBe(7_363_770);
  });

  it("is not computable without units", () => {
    expect(costPerUnit(50_000_000, 0)).toBeNull();
  });
});
