import { describe, expect, it } from "vitest";
import { DAY_MS } from "#app/domain/schedule.ts";
import { attentionOf } from "#app/review/attention.ts";

const CONTRACT = { id: "c", vendor: "Larkfield", title: "Helpfulness", unit: "comparison", rejectionWindowDays: 10 };
const DUE = Date.UTC(2026, 9, 12);
const WEEK = {
  id: "b",
  week: 1,
  dueAt: DUE,
  expectedUnits: 1000,
  units: 0,
  firstReceivedAt: null,
  receivedAt: null,
  newestDelivery: null,
  decision: null,
};
const ARRIVED = { ...WEEK, units: 1000, firstReceivedAt: DUE, receivedAt: DUE, newestDelivery: 7 };

const kinds = (week: Parameters<typeof attentionOf>[1], now: number) =>
  attentionOf(CONTRACT, week, now).map(({ kind, daysLate }) => `${kind} ${daysLate}`);

describe("what ops must chase", () => {
  it("says nothing of a week due in more than seven days", () => {
    expect(kinds(WEEK, DUE - 8 * DAY_MS)).toEqual([]);
  });

  it("lists a week due within seven days and on its due day", () => {
    expect(kinds(WEEK, DUE - 7 * DAY_MS)).toEqual(["due 0"]);
    expect(kinds(WEEK, DUE + DAY_MS - 1)).toEqual(["due 0"]);
  });

  it("is late from the day after the due day, in whole days", () => {
    expect(kinds(WEEK, DUE + 3.5 * DAY_MS)).toEqual(["late 3"]);
  });

  it("lists a delivery under 95 % of what is expected until it is decided", () => {
    const short = { ...ARRIVED, units: 949 };
    expect(attentionOf(CONTRACT, short, DUE)).toMatchObject([{ kind: "short", missingUnits: 51, at: DUE }]);
    expect(kinds({ ...ARRIVED, units: 950 }, DUE)).toEqual([]);
    expect(kinds({ ...short, decision: { deliveryId: 7, commercial: "accept", decidedAt: DUE } }, DUE)).toEqual([]);
  });

  it("warns in the last two days of the right to reject, and after it, of what waits", () => {
    expect(kinds(ARRIVED, DUE + 7.9 * DAY_MS)).toEqual([]);
    expect(attentionOf(CONTRACT, ARRIVED, DUE + 8 * DAY_MS)).toMatchObject([{ kind: "window", at: DUE + 10 * DAY_MS }]);
    expect(kinds(ARRIVED, DUE + 11 * DAY_MS)).toEqual(["deemed 0"]);
  });

  it("keeps a rework in sight until another delivery comes", () => {
    const sentBack = {
      ...ARRIVED,
      decision: { deliveryId: 7, commercial: "rework" as const, decidedAt: DUE + DAY_MS },
    };
    expect(kinds(sentBack, DUE + 2 * DAY_MS)).toEqual(["rework 0"]);
    expect(kinds({ ...sentBack, newestDelivery: 8 }, DUE + 2 * DAY_MS)).toEqual([]);
  });
});
