import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/schedule.ts";
import { clockAt, dayIn, endOfDays } from "#app/domain/terms/clock.ts";
import { TERM_KINDS, type TermKind } from "#app/domain/terms/kinds.ts";
import { rejectionClock } from "#app/domain/terms/rejection.ts";
import {
  fieldsOf,
  readTermValue,
  sayTerm,
  type Term,
  termOn,
  typedTermValue,
  valueOn,
} from "#app/domain/terms/term.ts";

const term = (id: number, effectiveFrom: string, value: unknown, kind: TermKind = "rejection_window"): Term => ({
  id,
  kind,
  value,
  clause: "",
  source: "",
  owner: "ops",
  effectiveFrom,
  recordedAt: 0,
  recordedBy: "ops",
});
const at = (text: string) => Date.parse(text);

describe("a term", () => {
  it("is read from what is typed, and its stored value is read and typed again the same", () => {
    const typed = { measure: "gold accuracy", bands: "0.90 0\n0.87 10\n.84: 25 %" };
    const read = readTermValue("credit_table", typed);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    expect(read.value.bands).toEqual([
      { atLeast: 0.9, percent: 0 },
      { atLeast: 0.87, percent: 10 },
      { atLeast: 0.84, percent: 25 },
    ]);
    expect(readTermValue("credit_table", read.value)).toEqual(read);
    expect(readTermValue("credit_table", typedTermValue("credit_table", read.value))).toEqual(read);
    expect(sayTerm("credit_table", read.value)).toBe(
      "gold accuracy: 0 % from 0.9, 10 % from 0.87, 25 % from 0.84; reject below",
    );
  });

  it("says at which field it cannot be read", () => {
    expect(readTermValue("rework", { days: "soon", dayKind: "business", maxRounds: "2" })).toEqual({
      ok: false,
      errors: { days: "Write a whole number from 0 to 3650." },
    });
    const rising = readTermValue("credit_table", { measure: "gold", bands: "0.8 0\n0.9 10" });
    expect(rising).toEqual({
      ok: false,
      errors: { bands: "Each band asks for less than the one before, and takes more off." },
    });
    const garbled = readTermValue("credit_table", { measure: "gold", bands: "ninety per cent" });
    expect(garbled.ok).toBe(false);
  });

  it.each(TERM_KINDS)("%s asks for something, and refuses an empty form field by field", (kind) => {
    const read = readTermValue(kind, {});
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual(fieldsOf(kind).map(([name]) => name));
  });

  it("holds from its day on; a correction of one day replaces what it corrects; a struck one leaves nothing", () => {
    const terms = [
      term(1, "2026-10-01", { days: 10, deemed: "accepted" }),
      term(2, "2026-11-01", { days: 5, deemed: "accepted" }),
      term(3, "2026-11-01", { days: 7, deemed: "accepted" }),
      term(4, "2026-12-01", null),
    ];
    expect(termOn(terms, "rejection_window", "2026-09-30")).toBeNull();
    expect(termOn(terms, "rejection_window", "2026-10-01")?.id).toBe(1);
    expect(valueOn(terms, "rejection_window", "2026-11-01")).toEqual({ days: 7, deemed: "accepted" });
    expect(termOn(terms, "rejection_window", "2026-12-24")?.id).toBe(4);
    expect(valueOn(terms, "rejection_window", "2026-12-24")).toBeNull();
  });
});

describe("a clock", () => {
  it("counts business days from the next day on", () => {
    const from = (text: string, days: number) =>
      new Date(endOfDays({ startsAt: at(text), days, dayKind: "business", timeZone: "UTC" })).toISOString();
    expect(from("2026-10-02T15:00:00Z", 3)).toBe("2026-10-08T00:00:00.000Z");
    expect(from("2026-10-03T15:00:00Z", 1)).toBe("2026-10-06T00:00:00.000Z");
    expect(from("2026-10-05T00:00:00Z", 0)).toBe("2026-10-06T00:00:00.000Z");
  });

  it("ends when the day ends where the contract counts its days, also when clocks change in between", () => {
    const end = (timeZone: string) =>
      new Date(
        endOfDays({ startsAt: at("2026-10-23T22:30:00Z"), days: 2, dayKind: "calendar", timeZone }),
      ).toISOString();
    // In Berlin it is already the 24th, summer time ends on the 25th, and the 26th ends an hour later than it would have.
    expect(end("Europe/Berlin")).toBe("2026-10-26T23:00:00.000Z");
    expect(end("UTC")).toBe("2026-10-26T00:00:00.000Z");
    expect(dayIn(at("2026-10-23T22:30:00Z"), "Europe/Berlin")).toBe("2026-10-24");
  });

  it("only ever moves open → closing → lapsed, and once met stays met", () => {
    const order = ["open", "closing", "lapsed"];
    fc.assert(
      fc.property(
        fc.record({ days: fc.integer({ min: 0, max: 40 }), start: fc.integer({ min: 0, max: 400 * DAY_MS }) }),
        fc.array(fc.integer({ min: 0, max: 3 * DAY_MS }), { maxLength: 40 }),
        fc.integer({ min: 0, max: 60 * DAY_MS }),
        ({ days, start }, steps, done) => {
          const startsAt = Date.UTC(2026, 0, 1) + start;
          const endsAt = endOfDays({ startsAt, days, dayKind: "calendar", timeZone: "America/New_York" });
          let now = startsAt;
          let seen = 0;
          for (const step of steps) {
            now += step;
            const clock = clockAt({ endsAt, doneAt: null }, now);
            expect(order.indexOf(clock.state)).toBeGreaterThanOrEqual(seen);
            seen = order.indexOf(clock.state);
            expect(clock.state === "lapsed").toBe(now >= endsAt);
            expect(clock.daysLeft === 0).toBe(now >= endsAt);
            const doneAt = startsAt + done;
            const met = clockAt({ endsAt, doneAt }, now).state;
            expect(met).toBe(now < doneAt ? clock.state : doneAt < endsAt ? "met" : "missed");
          }
        },
      ),
    );
  });
});

describe("deemed acceptance", () => {
  const receivedAt = at("2026-11-10T12:00:00Z");
  const contract = { rejectionWindowDays: 10 };
  const clock = (now: number, terms: Term[] = [], isUndecided = true) =>
    rejectionClock({ contract, terms, receivedAt, isUndecided }, now);

  it("begins the instant the window lapses, not a millisecond before, and is dated then", () => {
    const lapses = receivedAt + 10 * DAY_MS;
    expect(clock(lapses - 1)).toMatchObject({ state: "closing", daysLeft: 1, deemedAcceptedAt: null });
    expect(clock(lapses)).toMatchObject({ state: "closed", daysLeft: 0, deemedAcceptedAt: lapses });
    expect(clock(lapses + 400 * DAY_MS).deemedAcceptedAt).toBe(lapses);
  });

  it("never befalls what is decided, nor a contract in which silence means nothing", () => {
    const never = receivedAt + 1000 * DAY_MS;
    expect(clock(never, [], false).deemedAcceptedAt).toBeNull();
    const silent = [term(1, "2026-01-01", { days: 3, deemed: "nothing" })];
    expect(clock(never, silent)).toMatchObject({ state: "closed", lapsesInto: null, deemedAcceptedAt: null });
  });

  it("goes by the term of the day of receipt, whatever is agreed later", () => {
    const terms = [
      term(1, "2026-01-01", { days: 10, deemed: "accepted" }),
      term(2, "2026-11-11", { days: 3, deemed: "accepted" }),
    ];
    expect(clock(receivedAt + 5 * DAY_MS, terms).deemedAcceptedAt).toBeNull();
    expect(clock(receivedAt + 10 * DAY_MS, terms).deemedAcceptedAt).toBe(receivedAt + 10 * DAY_MS);
  });

  it("a clock walked through the window turns once, for any window and any steps", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.integer({ min: 1, max: 4 * DAY_MS }), { minLength: 1, maxLength: 60 }),
        (days, steps) => {
          const terms = [term(1, "2026-01-01", { days, deemed: "accepted" })];
          let now = receivedAt;
          let was: number | null = null;
          for (const step of steps) {
            now += step;
            const { deemedAcceptedAt, closesAt } = clock(now, terms);
            expect(deemedAcceptedAt).toBe(now >= closesAt ? closesAt : null);
            if (was !== null) expect(deemedAcceptedAt).toBe(was);
            was = deemedAcceptedAt;
          }
        },
      ),
    );
  });
});
