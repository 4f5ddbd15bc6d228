import { describe, expect, it } from "vitest";
import {
  approvalOf,
  approvedSpans,
  type CheckpointEntry,
  collectedIn,
  downtimesOf,
  type KnownCheckpoint,
  outside,
  overlapping,
} from "#app/domain/checkpoint.ts";
import { checkpointAges, checkpointsInWeek, startWeek } from "#app/domain/checkpoint-week.ts";

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
/** Three weeks due on Fridays. */
const WEEKS = [
  { week: 1, dueAt: day("2026-10-09") },
  { week: 2, dueAt: day("2026-10-16") },
  { week: 3, dueAt: day("2026-10-23") },
];
const UTC = { weeks: WEEKS, timeZone: "UTC" };
const OPEN = { fromDay: null, toDay: null, fromAt: null, toAt: null, note: "", by: "t", at: 0 };
const entry = (changes: Partial<CheckpointEntry>): CheckpointEntry => ({ ...OPEN, entry: "registered", ...changes });
const known = (model: string, changes: Partial<KnownCheckpoint> = {}): KnownCheckpoint => ({
  ...{ model, family: "", place: null, about: "", endpoint: "", isRegistered: true, agreed: null, entries: [] },
  ...changes,
});
const agreed = (model: string, fromWeek: number | null, toWeek: number | null = null) =>
  known(model, { isRegistered: false, agreed: { fromWeek, toWeek } });
const onDays = (model: string, fromDay: string | null, toDay: string | null, ...more: Partial<CheckpointEntry>[]) =>
  known(model, { entries: [entry({ entry: "approved", fromDay, toDay }), ...more.map(entry)] });
const approvedIn = (all: KnownCheckpoint[], week: number) => {
  const { approved } = checkpointsInWeek(all, week, UTC);
  return approved && [...approved];
};

describe("what is approved in a week", () => {
  it("is what the contract names for it, both ends included", () => {
    const all = [agreed("r3", null, 2), agreed("r4", 2)];
    expect([1, 2, 3].map((week) => approvedIn(all, week))).toEqual([["r3"], ["r3", "r4"], ["r4"]]);
    expect(approvedIn([agreed("r9", 9)], 1)).toEqual([]);
  });

  it("is unknown when nothing was ever approved, though something is registered", () => {
    expect(approvedIn([], 1)).toBeNull();
    expect(approvedIn([known("seen")], 1)).toBeNull();
  });

  it("is by days what was approved on a day of the week's collection: after the week before was due, up to its due day", () => {
    const touching = onDays("v1", "2026-10-16", "2026-10-16");
    expect([1, 2, 3].map((week) => approvedIn([touching], week))).toEqual([[], ["v1"], []]);
    const next = onDays("v2", "2026-10-17", null);
    expect([1, 2, 3].map((week) => approvedIn([next], week))).toEqual([[], [], ["v2"]]);
    expect(collectedIn(WEEKS, 2, "UTC")).toEqual({ from: day("2026-10-10"), to: day("2026-10-17") });
  });

  it("ends where the register ends it, whoever had approved it", () => {
    const ended = known("r4", {
      agreed: { fromWeek: 1, toWeek: null },
      entries: [entry({ entry: "ended", toDay: "2026-10-09" })],
    });
    expect([1, 2].map((week) => approvedIn([ended], week))).toEqual([["r4"], []]);
    expect(approvedSpans(ended, "UTC")).toEqual([{ from: Number.NEGATIVE_INFINITY, to: day("2026-10-10") }]);
  });
});

describe("what the entries come to", () => {
  it("an end cuts the windows that reach beyond it and drops those that begin after it", () => {
    const one = onDays(
      "v",
      "2026-10-01",
      "2026-10-05",
      { entry: "approved", fromDay: "2026-10-08", toDay: null },
      { entry: "approved", fromDay: "2026-12-01", toDay: "2026-12-02" },
      { entry: "ended", toDay: "2026-10-20" },
    );
    expect(approvalOf(one).days).toEqual([
      { fromDay: "2026-10-01", toDay: "2026-10-05" },
      { fromDay: "2026-10-08", toDay: "2026-10-20" },
    ]);
  });

  it("a retired one is approved no longer; restored, it waits for a new approval", () => {
    const retired = onDays("v", "2026-10-01", null, { entry: "retired", toDay: "2026-10-09" });
    expect(approvalOf(retired)).toMatchObject({ retiredOn: "2026-10-09", days: [{ toDay: "2026-10-09" }] });
    const restored = { entries: [...retired.entries, entry({ entry: "restored" })] };
    expect(approvalOf(restored)).toMatchObject({ retiredOn: null, days: [{ toDay: "2026-10-09" }] });
  });

  it("a downtime recorded again with the same beginning has the end that was said last", () => {
    const downtime = (toAt: number | null) => entry({ entry: "downtime", fromAt: 5, toAt, note: `${toAt}` });
    expect(downtimesOf({ entries: [downtime(null), downtime(9)] })).toEqual([{ from: 5, to: 9, note: "9", by: "t" }]);
  });

  it("windows overlap when they share a day", () => {
    const window = { fromDay: "2026-10-05", toDay: "2026-10-09" };
    expect(overlapping([window], { fromDay: "2026-10-09", toDay: null })).toBe(window);
    expect(overlapping([window], { fromDay: "2026-10-10", toDay: null })).toBeUndefined();
    expect(overlapping([{ fromDay: null, toDay: null }], window)).toBeDefined();
  });

  it("days end in the contract's zone, also where the clocks change in between", () => {
    const berlin = onDays("v", "2026-10-24", "2026-10-25");
    expect(approvedSpans(berlin, "Europe/Berlin")).toEqual([
      { from: Date.parse("2026-10-23T22:00:00Z"), to: Date.parse("2026-10-25T23:00:00Z") },
    ]);
  });

  it("what lies outside the windows is before, between and after them", () => {
    const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(
      outside([
        { from: 10, to: 20 },
        { from: 5, to: 8 },
      ]),
    ).toEqual([
      { from: low, to: 5 },
      { from: 8, to: 10 },
      { from: 20, to: high },
    ]);
    expect(outside([{ from: low, to: high }])).toEqual([]);
    expect(outside([])).toEqual([{ from: low, to: high }]);
  });
});

describe("age in checkpoints", () => {
  it("by beginning: the newest start is 0; what is not approved yet has none", () => {
    const all = [agreed("base", null), agreed("v1", 2), agreed("v2", 4), agreed("v2b", 4), agreed("v3", 6)];
    expect([...(checkpointAges(all, 5, UTC) ?? [])]).toEqual([
      ["base", 2],
      ["v1", 1],
      ["v2", 0],
      ["v2b", 0],
    ]);
    expect(checkpointAges([agreed("base", null)], 5, UTC)).toBeNull();
  });

  it("by order within a family; another family has its own newest", () => {
    const of = (family: string, place: number, one: KnownCheckpoint) => ({ ...one, family, place });
    const all = [
      of("sft", 1, agreed("r1", 1)),
      of("sft", 2, agreed("r2", 1)),
      of("sft", 3, agreed("r3", 3)),
      of("other", 1, agreed("o1", 1)),
      of("sft", 1, known("never approved")),
    ];
    expect([...(checkpointAges(all, 2, UTC) ?? [])].sort()).toEqual([
      ["never approved", 1],
      ["o1", 0],
      ["r1", 1],
      ["r2", 0],
    ]);
    expect(checkpointAges(all, 3, UTC)?.get("r1")).toBe(2);
  });

  it("by days: it begins in the week that is collected then", () => {
    expect(startWeek(onDays("v", "2026-10-10", null), UTC)).toBe(2);
    expect(startWeek(onDays("v", "2027-01-01", null), UTC)).toBe(4);
    expect(startWeek(known("v"), UTC)).toBeNull();
    const all = [onDays("old", "2026-10-01", null), onDays("new", "2026-10-10", null)];
    expect([...(checkpointAges(all, 2, UTC) ?? [])]).toEqual([
      ["old", 1],
      ["new", 0],
    ]);
  });
});
