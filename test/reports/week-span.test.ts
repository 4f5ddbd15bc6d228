import { describe, expect, it } from "vitest";
import { mondayAfter, weekSpan } from "#app/reports/digest/week-span.ts";

/** Thursday 26 November 2026. */
const NOW = Date.UTC(2026, 10, 26, 9);

describe("the week of a day", () => {
  it("runs from Monday to Sunday", () => {
    for (const day of ["2026-11-23", "2026-11-26", "2026-11-29"])
      expect(weekSpan(day, NOW)).toMatchObject({
        monday: "2026-11-23",
        sunday: "2026-11-29",
        from: Date.UTC(2026, 10, 23),
        to: Date.UTC(2026, 10, 30),
        isCurrent: true,
      });
    expect(weekSpan("2026-11-22", NOW)).toMatchObject({ monday: "2026-11-16", isCurrent: false });
    // 1 January 2021 was a Friday.
    expect(weekSpan("2021-01-01", NOW)).toMatchObject({ monday: "2020-12-28", sunday: "2021-01-03" });
  });
  it("is the present one when no day is given, and none for what has not begun or is no day", () => {
    expect(weekSpan(null, NOW)?.monday).toBe("2026-11-23");
    for (const day of ["2026-11-30", "2026-02-30", "next week", ""]) expect(weekSpan(day, NOW)).toBeNull();
  });
  it("has neighbours", () => {
    const span = weekSpan(null, NOW);
    expect(span && [mondayAfter(span, -1), mondayAfter(span, 1)]).toEqual(["2026-11-16", "2026-11-30"]);
  });
});
