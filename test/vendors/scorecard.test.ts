/** What a scorecard says of batches, worked out by hand. */
import { describe, expect, it } from "vitest";
import { firstPass, type Lot } from "#app/vendors/lot.ts";
import { filterLots } from "#app/vendors/lot-filter.ts";
import type { MeasureId } from "#app/vendors/measures.ts";
import { moneyLines, responseLine, scoreLines } from "#app/vendors/scorecard.ts";
import { scorecardSentence } from "#app/vendors/scorecard-sentence.ts";
import { aLot, estimated } from "./a-lot.ts";

const lineOf = (lots: Lot[], id: MeasureId) => {
  const line = scoreLines(lots).find((one) => one.id === id);
  if (!line) throw new Error(`No measure ${id}.`);
  return line;
};
const HOUR = 3_600_000;

describe("first-pass acceptance", () => {
  it("is acceptance as first submitted: no rework, no replacement, no second delivery", () => {
    expect(firstPass(aLot())).toBe(true);
    expect(firstPass(aLot({ verdict: "accept_with_credit" }))).toBe(true);
    expect(firstPass(aLot({ submissions: 2 }))).toBe(false);
    expect(firstPass(aLot({ wasSentBack: true }))).toBe(false);
    for (const verdict of ["rework", "reject"] as const) expect(firstPass(aLot({ verdict }))).toBe(false);
  });

  it("leaves out what is not decided and what nobody judged", () => {
    expect(firstPass(aLot({ verdict: null }))).toBeNull();
    expect(firstPass(aLot({ isDeemed: true, verdict: null }))).toBeNull();
    const lots = [aLot(), aLot({ submissions: 2 }), aLot({ verdict: "accept_with_credit" }), aLot({ verdict: null })];
    // 2 of 3, Wilson: NIST's formula gives [0.2077, 0.9385]; without a credit 1 of 3 [0.0615, 0.7923]
    expect(lineOf(lots, "first-pass")).toMatchObject({ lots: 3, outcome: { value: 2 / 3, n: 3 } });
    expect(lineOf(lots, "first-pass").outcome).toMatchObject({
      low: expect.closeTo(0.2077, 4),
      high: expect.closeTo(0.9385, 4),
    });
    expect(lineOf(lots, "first-pass-in-full").outcome).toMatchObject({
      value: 1 / 3,
      low: expect.closeTo(0.0615, 4),
      high: expect.closeTo(0.7923, 4),
    });
  });
});

describe("a scorecard", () => {
  it("counts acceptance by units, over decided batches", () => {
    const lots = [
      aLot({ acceptedUnits: 90 }),
      aLot({ deliveredUnits: 300, acceptedUnits: 240 }),
      aLot(),
      aLot({ verdict: null, acceptedUnits: 0 }),
      aLot({ isDeemed: true, verdict: null }),
    ];
    const { outcome, spread, lots: counted } = lineOf(lots, "acceptance");
    expect(counted).toBe(3);
    expect(outcome).toMatchObject({ value: 0.86, n: 500, nUnit: "units in 3 batches" });
    expect(spread).toEqual({ lowest: 0.8, highest: 1, deviation: null });
  });

  it("counts late, days late and short over what was due", () => {
    const lots = [
      aLot(),
      aLot({ daysLate: 3, deliveredUnits: 80, missingUnits: 20 }),
      aLot({ daysLate: 3, deliveredUnits: 0, missingUnits: 100, receivedAt: null, verdict: null }),
      aLot({ deliveredUnits: 130 }),
      aLot({ isDue: false, receivedAt: null, missingUnits: 100, verdict: null }),
    ];
    expect(lineOf(lots, "late")).toMatchObject({ lots: 4, outcome: { value: 0.5, n: 4 } });
    // mean 1.5, standard deviation √3, t(3) = 3.182: ± 2.756, never below 0
    expect(lineOf(lots, "days-late").outcome).toMatchObject({
      value: 1.5,
      low: 0,
      high: expect.closeTo(1.5 + (3.1824 * Math.sqrt(3)) / 2, 2),
    });
    expect(lineOf(lots, "short").outcome).toMatchObject({ value: 0.3, n: 400 });
  });

  it("holds against nobody what came beyond the tolerance, and prices nothing that silence accepted", () => {
    const over = aLot({ deliveredUnits: 120, payableUnits: 105, acceptedUnits: 105 });
    expect(lineOf([over, aLot()], "acceptance").outcome).toMatchObject({ value: 1, n: 205 });
    const silent = aLot({ isDeemed: true, verdict: null, effectiveUnits: null });
    const [line] = moneyLines([aLot(), silent], []);
    expect(line).toMatchObject({ payableMinor: 80_000, effectiveUnits: 90 });
    // 40,000 minor units over 90 effective ones.
    expect(line?.perEffective?.micro).toBe(4_444_444);
  });

  it("pools agreement and gold by n, and says how far batches lie apart", () => {
    const lots = [
      aLot({ agreement: estimated(0.7, 0.02, 100), gold: estimated(0.9, 0.03, 50) }),
      aLot({ agreement: estimated(0.8, 0.02, 300), gold: { kind: "not-enough", n: 3, needed: 30, nUnit: "x" } }),
    ];
    expect(lineOf(lots, "agreement").outcome).toMatchObject({ value: 0.775, n: 400 });
    // tau² = ((0.1)² / 2 / se² - 1) se² with se = 0.02 / 1.96
    expect(lineOf(lots, "agreement").spread?.deviation).toBeCloseTo(Math.sqrt(0.005 - (0.02 / 1.96) ** 2), 6);
    expect(lineOf(lots, "gold")).toMatchObject({
      lots: 1,
      outcome: { kind: "not-enough", n: 1, needed: 2, nUnit: "batch measured" },
    });
  });

  it("counts batches that drift among those that had one before", () => {
    const lots = [aLot(), aLot({ drift: [] }), aLot({ drift: ["Drift of labels"] })];
    expect(lineOf(lots, "drift")).toMatchObject({ lots: 2, outcome: { value: 0.5, n: 2 } });
  });

  it("says of nothing that there is not enough", () => {
    for (const { outcome, lots } of scoreLines([])) expect([outcome.kind, lots]).toEqual(["not-enough", 0]);
    expect(scorecardSentence(scoreLines([]), [])).toBe("No batch is decided yet. None was due yet. No credit is open.");
  });

  it("prices effective units by currency, and never adds currencies", () => {
    const lots = [
      aLot({ payableMinor: 40_000, effectiveUnits: 80 }),
      aLot({ payableMinor: 60_000, effectiveUnits: 120 }),
      aLot({ payableMinor: 10_000, effectiveUnits: 0 }),
      aLot({ currency: "EUR", payableMinor: 5_000, effectiveUnits: 10 }),
      aLot({ payableMinor: 0, effectiveUnits: null, verdict: null }),
    ];
    const claims = [
      { currency: "USD", kind: "credit" as const, minor: 1_500, units: null },
      { currency: "USD", kind: "rework" as const, minor: null, units: 40 },
    ];
    const [eur, usd] = moneyLines(lots, claims);
    expect(eur).toMatchObject({ currency: "EUR", payableMinor: 5_000, openCredits: 0 });
    expect(eur?.perEffective).toEqual({ micro: 5_000_000, low: null, high: null, batches: 1 });
    expect(usd).toMatchObject({ payableMinor: 110_000, effectiveUnits: 200, openCredits: 1, openCreditMinor: 1_500 });
    // 550 cents a unit; residuals -4000, -6000, 10000: variance 3/2 · 1.52e8 / 200² = 5700, t(2) = 4.3027
    expect(usd?.perEffective?.micro).toBe(5_500_000);
    expect(usd?.perEffective?.high).toBe(Math.round(5_500_000 + 4.302652729911275 * Math.sqrt(5_700) * 10_000));
    const said = scorecardSentence(scoreLines(lots), moneyLines(lots, claims));
    expect(said).toContain("4 of 4 decided batches passed at first submission.");
    expect(said).toContain("None of 5 batches came late. Open credits: $15.");
  });

  it("times answers: the median with its interval from six on, and what is still open", () => {
    const asked = (hours: number | null) => ({ askedAt: 0, answeredAt: hours === null ? null : hours * HOUR });
    expect(responseLine([asked(24), asked(48), asked(null)], 96 * HOUR)).toMatchObject({
      outcome: { kind: "not-enough", n: 2, needed: 6 },
      medianDays: 1.5,
      open: 1,
      longestOpenDays: 4,
    });
    expect(responseLine([12, 24, 36, 48, 60, 240].map(asked), 0).outcome).toMatchObject({
      value: 1.75,
      low: 0.5,
      high: 10,
      n: 6,
    });
  });

  it("narrows to a contract and to due days, both ends included", () => {
    const lots = [aLot(), aLot({ contractId: "other" }), aLot({ dueAt: Date.UTC(2026, 9, 19) })];
    const of = (changes: object) => filterLots(lots, { contract: "", from: "", to: "", ...changes }).length;
    expect([of({}), of({ contract: "other" }), of({ from: "2026-10-13" }), of({ to: "2026-10-12" })]).toEqual([
      3, 1, 1, 2,
    ]);
    expect(of({ from: "2026-10-12", to: "2026-10-19" })).toBe(3);
  });
});
