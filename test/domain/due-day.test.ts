import { describe, expect, it } from "vitest";
import { dueState, endOfDay } from "#app/domain/due-day.ts";

const iso = (day: string, zone: string) => new Date(endOfDay(day, zone)).toISOString();

describe("a day ends", () => {
  it("where it is a day", () => {
    expect(iso("2026-10-19", "UTC")).toBe("2026-10-20T00:00:00.000Z");
    expect(iso("2026-10-19", "Europe/Berlin")).toBe("2026-10-19T22:00:00.000Z");
    expect(iso("2026-10-19", "America/Los_Angeles")).toBe("2026-10-20T07:00:00.000Z");
    expect(iso("2026-10-19", "Asia/Kolkata")).toBe("2026-10-19T18:30:00.000Z");
  });
  it("by the clock that holds at its end, on the days that clocks change", () => {
    // Berlin goes back to winter time on 25 October 2026 at 03:00, and forward on 29 March 2026 at 02:00.
    expect(iso("2026-10-24", "Europe/Berlin")).toBe("2026-10-24T22:00:00.000Z");
    expect(iso("2026-10-25", "Europe/Berlin")).toBe("2026-10-25T23:00:00.000Z");
    expect(iso("2026-03-28", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
    expect(iso("2026-03-29", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
  });
  it("and is overdue then, soon in the seven days before", () => {
    const at = (text: string) => dueState("2026-10-19", "UTC", Date.parse(text));
    expect(at("2026-10-20T00:00:00Z")).toBe("overdue");
    expect(at("2026-10-19T23:59:59Z")).toBe("soon");
    expect(at("2026-10-12T00:00:00Z")).toBe("soon");
    expect(at("2026-10-11T23:59:59Z")).toBe("later");
  });
});
