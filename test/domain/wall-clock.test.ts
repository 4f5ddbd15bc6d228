import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadline, endOfDueDay, isWorkingDay, USUAL_CALENDAR, WEEKDAYS } from "#app/domain/contract-calendar.ts";
import { rejectionWindow, weekStanding } from "#app/domain/schedule.ts";
import { dayIn, instantOfWall, isTimeZone, wallAt } from "#app/domain/wall-clock.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Days around which clocks change: forward and back, at midnight and by half an hour, and a day that never was. */
const SHIFTS: [string, string][] = [
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Havana", "2026-03-08"],
  ["America/Havana", "2026-11-01"],
  ["Asia/Beirut", "2026-03-29"],
  ["Africa/Cairo", "2026-04-24"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["Pacific/Apia", "2011-12-30"],
  ["America/St_Johns", "2010-11-07"],
  ["Asia/Kolkata", "2026-06-01"],
  ["UTC", "2026-06-01"],
];

/** Independent of ours: the day as another locale writes it, asked for minute after minute. */
function endByBruteForce(midnight: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  const day = new Date(midnight).toISOString().slice(0, 10);
  for (let at = midnight + 3 * DAY; ; at -= MINUTE) if (format.format(at) <= day) return at + MINUTE;
}

describe("the end of a day in a zone", () => {
  it("is where going back minute by minute first finds it, on every day around a change of the clocks", () => {
    for (const [timeZone, shift] of SHIFTS)
      for (const days of [-1, 0, 1]) {
        const midnight = Date.parse(`${shift}T00:00:00Z`) + days * DAY;
        expect([timeZone, shift, days, endOfDueDay(midnight, timeZone)]).toEqual([
          timeZone,
          shift,
          days,
          endByBruteForce(midnight, timeZone),
        ]);
      }
  });

  it("and on any day of any of these zones", () => {
    const zone = fc.constantFrom(...new Set(SHIFTS.map(([name]) => name)), "Asia/Kathmandu", "Pacific/Kiritimati");
    fc.assert(
      fc.property(zone, fc.integer({ min: 15_000, max: 23_000 }), (timeZone, day) => {
        expect(endOfDueDay(day * DAY, timeZone)).toBe(endByBruteForce(day * DAY, timeZone));
      }),
      { numRuns: 60 },
    );
  });

  it("makes days of 23 and 25 hours", () => {
    const hours = (day: string) => {
      const midnight = Date.parse(`${day}T00:00:00Z`);
      return (endOfDueDay(midnight, "Europe/Berlin") - endOfDueDay(midnight - DAY, "Europe/Berlin")) / 3_600_000;
    };
    expect(["2026-03-28", "2026-03-29", "2026-10-25", "2026-10-26"].map(hours)).toEqual([24, 23, 25, 24]);
  });
});

describe("an instant and its wall", () => {
  it("are each other's inverse except where a time comes twice or never", () => {
    const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC");
    fc.assert(
      fc.property(zone, fc.integer({ min: 17_000 * 1440, max: 21_000 * 1440 }), (timeZone, minutes) => {
        const at = minutes * MINUTE;
        const back = instantOfWall(wallAt(at, timeZone), timeZone);
        expect([0, 30 * MINUTE, 60 * MINUTE]).toContain(back - at);
      }),
    );
  });

  it("knows which names are zones", () => {
    expect(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"].map(isTimeZone)).toEqual([true, true, true]);
    expect(["", "Berlin", "Europe/Nowhere", "+02:00", "europe berlin"].map(isTimeZone)).toEqual(Array(5).fill(false));
  });
});

describe("a deadline in working days", () => {
  it("skips days off and holidays, and ends at midnight in the zone", () => {
    const calendar = { ...USUAL_CALENDAR, timeZone: "Europe/Berlin", holidays: ["2026-10-26"] };
    const startsAt = Date.parse("2026-10-23T10:00:00Z");
    const end = (days: number, only: "calendar" | "working") =>
      new Date(deadline({ startsAt, days, only }, calendar)).toISOString();
    expect(end(2, "calendar")).toBe("2026-10-25T23:00:00.000Z");
    expect(end(2, "working")).toBe("2026-10-28T23:00:00.000Z");
  });

  it("leaves exactly so many working days after the start, the last one included", () => {
    const calendars = fc.record({
      timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Auckland"),
      weekend: fc.subarray([...WEEKDAYS], { maxLength: 6 }),
      holidays: fc.array(
        fc.integer({ min: 20_000, max: 20_060 }).map((day) => new Date(day * DAY).toISOString().slice(0, 10)),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 20_000 * 24, max: 20_030 * 24 }),
        fc.integer({ min: 1, max: 15 }),
        (calendar, hour, days) => {
          const startsAt = hour * 3_600_000;
          const end = deadline({ startsAt, days, only: "working" }, calendar);
          const first = dayIn(startsAt, calendar.timeZone);
          const last = dayIn(end - 1, calendar.timeZone);
          const between: string[] = [];
          for (let at = Date.parse(first) + DAY; at <= Date.parse(last); at += DAY)
            between.push(new Date(at).toISOString().slice(0, 10));
          expect(between.filter((day) => isWorkingDay(day, calendar))).toHaveLength(days);
          expect(isWorkingDay(last, calendar)).toBe(true);
        },
      ),
    );
  });

  it("needs a working day in the week", () => {
    const calendar = { ...USUAL_CALENDAR, weekend: WEEKDAYS };
    expect(() => deadline({ startsAt: 0, days: 1, only: "working" }, calendar)).toThrow(RangeError);
  });
});

describe("a week of a contract in a zone", () => {
  const week = { dueAt: Date.parse("2026-10-25"), expectedUnits: 10 };

  it("is late once its due day is over there", () => {
    const timing = (text: string, timeZone?: string) =>
      weekStanding(week, null, Date.parse(text), timeZone ? { timeZone } : {});
    expect(timing("2026-10-25T23:59:00Z")).toMatchObject({ timing: "due", daysLate: 0 });
    expect(timing("2026-10-25T22:59:59Z", "Europe/Berlin")).toMatchObject({ timing: "due", daysLate: 0 });
    expect(timing("2026-10-25T23:00:00Z", "Europe/Berlin")).toMatchObject({ timing: "late", daysLate: 1 });
    expect(timing("2026-10-26T06:59:00Z", "America/Los_Angeles")).toMatchObject({ timing: "due" });
    expect(timing("2026-10-24T22:30:00Z", "Europe/Berlin")).toMatchObject({ timing: "due" });
    expect(timing("2026-10-24T22:30:00Z")).toMatchObject({ timing: "upcoming" });
  });

  it("keeps the right to reject until the same time of day there", () => {
    const received = Date.parse("2026-10-20T08:00:00Z");
    expect(new Date(rejectionWindow(received, 10, received, "Europe/Berlin").closesAt).toISOString()).toBe(
      "2026-10-30T09:00:00.000Z",
    );
    expect(rejectionWindow(received, 10, received).closesAt).toBe(received + 10 * DAY);
    expect(rejectionWindow(received, 10, received, "Europe/Berlin").daysLeft).toBe(10);
  });

  it("counts days left down to 1 until the window closes, whatever the clocks do", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHIFTS),
        fc.integer({ min: -4 * 1440, max: 4 * 1440 }),
        fc.integer({ min: 0, max: 9 }),
        fc.double({ min: 0, max: 1.2, noNaN: true }),
        ([timeZone, shift], minutes, days, share) => {
          const received = Date.parse(`${shift}T00:00:00Z`) + minutes * MINUTE;
          const { closesAt } = rejectionWindow(received, days, received, timeZone);
          const now = received + Math.floor(share * (closesAt - received));
          const window = rejectionWindow(received, days, now, timeZone);
          expect(window.daysLeft === 0).toBe(now >= closesAt);
          expect(window.daysLeft).toBeLessThanOrEqual(days);
          if (timeZone === "UTC") expect(window.daysLeft).toBe(Math.max(0, Math.ceil((closesAt - now) / DAY)));
        },
      ),
    );
  });
});
