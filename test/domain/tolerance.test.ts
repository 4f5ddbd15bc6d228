import { describe, expect, it } from "vitest";
import { weekStanding } from "#app/domain/schedule.ts";
import { isShort, paidOf, payableAtMost, toleranceOf, toleranceText, USUAL_TOLERANCE } from "#app/domain/tolerance.ts";

const TEN = toleranceOf({ under: 10, over: 5 });

describe("the tolerance of a contract", () => {
  it("is 5 % under, and pays all that is accepted over, where the contract says nothing", () => {
    expect(toleranceOf(undefined)).toEqual(USUAL_TOLERANCE);
    expect([isShort(1900, 2000, USUAL_TOLERANCE), isShort(1899, 2000, USUAL_TOLERANCE)]).toEqual([false, true]);
    expect(payableAtMost(2000, USUAL_TOLERANCE)).toBeNull();
    expect(paidOf(9000, 2000, USUAL_TOLERANCE)).toBe(9000);
  });
  it("decides what is short, and what of an over-delivery is paid", () => {
    expect([isShort(1800, 2000, TEN), isShort(1799, 2000, TEN)]).toEqual([false, true]);
    expect([paidOf(2100, 2000, TEN), paidOf(2101, 2000, TEN), paidOf(1500, 2000, TEN)]).toEqual([2100, 2100, 1500]);
  });
  it("rounds what is paid down to whole units, and sets no limit to a week without a volume", () => {
    expect(payableAtMost(33, toleranceOf({ over: 2.5 }))).toBe(33);
    expect(payableAtMost(0, TEN)).toBeNull();
  });
  it("holds in a week's standing", () => {
    const week = { dueAt: Date.UTC(2026, 9, 12), expectedUnits: 2000 };
    const standing = (units: number) => weekStanding(week, { at: week.dueAt, units }, week.dueAt, TEN).volume;
    expect([standing(1800), standing(1799)]).toEqual(["full", "short"]);
  });
  it("is said in a sentence", () => {
    expect(toleranceText(TEN)).toBe(
      "a week is short when more than 10 % of its volume is missing; up to 5 % over it is paid",
    );
  });
});
