import { describe, expect, it } from "vitest";
import { DAY_MS, daysLeft, rejectionWindow, weekStanding, weeksFromRamp } from "#app/domain/schedule.ts";

const RAMP = [2000, 5000, 10_000, 20_000, 30_000, 30_000];

describe("weeksFromRamp", () => {
  it("makes the chapter's six weeks", () => {
    const weeks = weeksFromRamp({ startsOn: "2026-10-05", ramp: RAMP });
    expect(
      weeks.map(({ week, phase, expectedUnits, dueAt }) => [week, phase, expectedUnits, new Date(dueAt).toISOString()]),
    ).toEqual([
      [1, "calibration", 2000, "2026-10-12T00:00:00.000Z"],
      [2, "production", 5000, "2026-10-19T00:00:00.000Z"],
      [3, "production", 10_000, "2026-10-26T00:00:00.000Z"],
      [4, "production", 20_000, "2026-11-02T00:00:00.000Z"],
      [5, "production", 30_000, "2026-11-09T00:00:00.000Z"],
      [6, "production", 30_000, "2026-11-16T00:00:00.000Z"],
    ]);
  });

  it("goes on with the last number where the contract is longer than the ramp", () => {
    const weeks = weeksFromRamp({ startsOn: "2026-10-05", ramp: [100, 200], weeks: 4, calibrationWeeks: 2 });
    expect(weeks.map(({ expectedUnits }) => expectedUnits)).toEqual([100, 200, 200, 200]);
    expect(weeks.map(({ phase }) => phase)).toEqual(["calibration", "calibration", "production", "production"]);
  });

  it("refuses a start that is no date and a ramp that does not fit", () => {
    expect(() => weeksFromRamp({ startsOn: "5 October", ramp: RAMP })).toThrow(RangeError);
    expect(() => weeksFromRamp({ startsOn: "2026-10-05", ramp: [] })).toThrow(RangeError);
    expect(() => weeksFromRamp({ startsOn: "2026-10-05", ramp: RAMP, weeks: 5 })).toThrow(RangeError);
  });
});

describe("the right to reject", () => {
  const received = Date.UTC(2026, 9, 12, 15);

  it("counts the days begun until it closes", () => {
    expect(daysLeft(received, 14, received)).toBe(14);
    expect(daysLeft(received, 14, received + 1)).toBe(14);
    expect(daysLeft(received, 14, received + 8 * DAY_MS)).toBe(6);
    expect(daysLeft(received, 14, received + 14 * DAY_MS - 1)).toBe(1);
    expect(daysLeft(received, 14, received + 14 * DAY_MS)).toBe(0);
    expect(daysLeft(received, 14, received + 99 * DAY_MS)).toBe(0);
  });

  it("is closing in its last two days", () => {
    const stateAfter = (days: number) => rejectionWindow(received, 14, received + days * DAY_MS).state;
    expect([11.9, 12, 13.9, 14].map(stateAfter)).toEqual(["open", "closing", "closing", "closed"]);
    expect(rejectionWindow(received, 14, received).closesAt).toBe(Date.UTC(2026, 9, 26, 15));
  });

  it("never opens where the contract gives none", () => {
    expect(rejectionWindow(received, 0, received)).toEqual({ closesAt: received, daysLeft: 0, state: "closed" });
  });
});

describe("weekStanding", () => {
  const week = { dueAt: Date.UTC(2026, 9, 12), expectedUnits: 2000 };

  it("is due during the due day and late from the next midnight", () => {
    const timingAt = (now: number) => weekStanding(week, null, now);
    expect(timingAt(week.dueAt - 1)).toMatchObject({ timing: "upcoming", daysLate: 0 });
    expect(timingAt(week.dueAt)).toMatchObject({ timing: "due", daysLate: 0 });
    expect(timingAt(week.dueAt + DAY_MS - 1)).toMatchObject({ timing: "due", daysLate: 0 });
    expect(timingAt(week.dueAt + DAY_MS)).toEqual({ timing: "late", daysLate: 1, volume: "none", missingUnits: 2000 });
  });

  it("stays as late as it was delivered, whatever the time now", () => {
    const standing = weekStanding(week, { at: week.dueAt + 3 * DAY_MS, units: 2000 }, week.dueAt + 50 * DAY_MS);
    expect(standing).toEqual({ timing: "delivered-late", daysLate: 3, volume: "full", missingUnits: 0 });
  });

  it("is short below 95 % of what is expected", () => {
    const received = (units: number) => weekStanding(week, { at: week.dueAt, units }, week.dueAt);
    expect(received(1900)).toMatchObject({ timing: "on-time", volume: "full", missingUnits: 100 });
    expect(received(1899)).toMatchObject({ volume: "short", missingUnits: 101 });
    expect(received(2100)).toMatchObject({ volume: "full", missingUnits: 0 });
  });
});
