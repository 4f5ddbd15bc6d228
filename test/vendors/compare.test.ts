/** Vendors side by side: a difference is stated only where its interval leaves 0 out, and currencies stay apart. */
import { describe, expect, it } from "vitest";
import { type ComparedVendor, compareMoney, compareVendors, comparisonSentence } from "#app/vendors/compare-vendors.ts";
import type { Lot } from "#app/vendors/lot.ts";
import { moneyLines, responseLine, scoreLines } from "#app/vendors/scorecard.ts";
import { aLot } from "./a-lot.ts";

function vendor(name: string, lots: Lot[]): ComparedVendor {
  const response = responseLine([], 0);
  return {
    ...{ id: name, name, batches: lots.length, response },
    ...{ lines: scoreLines(lots), money: moneyLines(lots, []) },
  };
}
const times = (n: number, changes: (i: number) => Partial<Lot>) =>
  Array.from({ length: n }, (_, i) => aLot(changes(i)));

describe("vendors side by side", () => {
  it("are told apart by Newcombe's interval of the difference: 56 of 70 late against 48 of 80", () => {
    const late = (n: number, of: number) => times(of, (i) => ({ daysLate: i < n ? 1 : 0 }));
    const [line] = compareVendors([vendor("b", late(48, 80)), vendor("a", late(56, 70))]).filter(
      ({ id }) => id === "late",
    );
    // Newcombe 1998, table II (a): 0.2 [0.0524, 0.3339]; later is worse
    expect(line?.differences).toEqual([
      null,
      {
        value: expect.closeTo(0.2, 10),
        low: expect.closeTo(0.0524, 4),
        high: expect.closeTo(0.3339, 4),
        turn: "worse",
      },
    ]);
  });

  it("are not told apart by few batches, nor where one has no estimate", () => {
    const few = [
      vendor(
        "a",
        times(3, () => ({})),
      ),
      vendor(
        "b",
        times(3, (i) => ({ daysLate: i === 0 ? 4 : 0 })),
      ),
    ];
    const lines = compareVendors(few);
    const turn = (id: string) => lines.find((line) => line.id === id)?.differences[1]?.turn ?? null;
    expect(turn("late")).toBe("not distinguishable");
    expect(turn("agreement")).toBeNull();
    expect(turn("answers")).toBeNull();
    expect(comparisonSentence(few, lines)).toBe("On no measure can b be told from a.");
  });

  it("share an axis, and say in a sentence what tells them apart", () => {
    const both = [
      vendor(
        "Steady",
        times(40, () => ({})),
      ),
      vendor(
        "Hasty",
        times(40, (i) => ({ daysLate: i % 2 ? 6 : 2 })),
      ),
    ];
    const lines = compareVendors(both);
    const days = lines.find(({ id }) => id === "days-late");
    expect(days?.axis.max).toBeGreaterThan(4);
    expect(lines.filter(({ unit }) => unit === "share").every(({ axis }) => axis.max === 1)).toBe(true);
    expect(comparisonSentence(both, lines)).toBe("Hasty is worse on late batches, days late per batch than Steady.");
  });

  it("compare cost within a currency, never across", () => {
    const dear = vendor(
      "dear",
      times(6, (i) => ({ payableMinor: 90_000 + i, effectiveUnits: 90 })),
    );
    const cheap = vendor("cheap", [
      ...times(6, (i) => ({ payableMinor: 45_000 + i, effectiveUnits: 90 })),
      ...times(2, () => ({ currency: "EUR", payableMinor: 1, effectiveUnits: 90 })),
    ]);
    const [eur, usd] = compareMoney([dear, cheap]);
    expect(eur).toMatchObject({ currency: "EUR", lines: [null, {}], differences: [null, null] });
    expect(usd?.differences[1]).toMatchObject({ turn: "better" });
  });
});
