import { describe, expect, it } from "vitest";
import { contractStanding } from "#app/review/contract-standing.ts";

/** $4.00 for the first 7,000 units, $5.00 from unit 7,001 on. */
const PRICING = {
  tiers: [
    { fromUnit: 1, unitPriceMicro: 4_000_000 },
    { fromUnit: 7_001, unitPriceMicro: 5_000_000 },
  ],
  discount: null,
  agreedTotal: null,
};
const TERMS = { committedUnits: 17_000, committedMinor: null };
const accept = (deliveryId: number, acceptedUnits: number, payableMinor: number) => ({
  deliveryId,
  commercial: "accept" as const,
  acceptedUnits,
  payableMinor,
});

describe("a contract's standing", () => {
  it("prices what is committed: 7,000 × $4 + 10,000 × $5 = $78,000", () => {
    const { committed, delivered, accepted } = contractStanding(TERMS, PRICING, []);
    expect(committed).toEqual({ units: 17_000, minor: 7_800_000 });
    expect(delivered).toEqual({ units: 0, minor: 0 });
    expect(accepted).toEqual({ units: 0, minor: 0 });
  });

  it("takes an agreed total as it stands", () => {
    expect(contractStanding({ ...TERMS, committedMinor: 5_000_000 }, PRICING, []).committed.minor).toBe(5_000_000);
  });

  it("prices each week after the ones before it, and adds up what is payable", () => {
    const weeks = [
      { week: 1, expectedUnits: 7_000, units: 6_000, newestDelivery: 1, decision: accept(1, 5_900, 2_360_000) },
      { week: 2, expectedUnits: 10_000, units: 2_000, newestDelivery: 2, decision: null },
      { week: 3, expectedUnits: 0, units: 0, newestDelivery: null, decision: null },
    ];
    const standing = contractStanding(TERMS, PRICING, weeks);
    expect(standing.delivered).toEqual({ units: 8_000, minor: 3_300_000 });
    expect(standing.accepted).toEqual({ units: 5_900, minor: 2_360_000 });
    expect(standing.weeks).toEqual([
      {
        week: 1,
        planned: { units: 7_000, minor: 2_800_000 },
        delivered: { units: 6_000, minor: 2_400_000 },
        accepted: { units: 5_900, minor: 2_360_000 },
        openUnits: 0,
        atStake: null,
      },
      {
        week: 2,
        planned: { units: 10_000, minor: 5_000_000 },
        // Units 6,001 to 7,000 at $4, 7,001 to 8,000 at $5.
        delivered: { units: 2_000, minor: 900_000 },
        accepted: null,
        // Only 5,900 were accepted, so 1,100 of these 2,000 are still in the first tier: $4,400 + $4,500.
        openUnits: 2_000,
        atStake: 890_000,
      },
      { week: 3, planned: { units: 0, minor: 0 }, delivered: null, accepted: null, openUnits: 0, atStake: null },
    ]);
  });

  it("prices what waits in two weeks one after the other, and a delivery newer than its decision as waiting", () => {
    const weeks = [
      { week: 1, expectedUnits: 7_000, units: 6_000, newestDelivery: 3, decision: accept(1, 0, 0) },
      { week: 2, expectedUnits: 10_000, units: 2_000, newestDelivery: 2, decision: null },
    ];
    expect(contractStanding(TERMS, PRICING, weeks).weeks.map(({ atStake }) => atStake)).toEqual([2_400_000, 900_000]);
  });
});
