import { describe, expect, it } from "vitest";
import { moveProblems, movesFrom, refusesDeliveries, STAGES } from "#app/domain/stage.ts";

const MOVE = {
  from: "onboarding",
  to: "running",
  on: "2026-10-19",
  before: "2026-10-01",
  today: "2026-10-19",
  red: [],
  redReason: "",
  open: [],
  openReason: "",
} as const;

describe("the stages of a contract", () => {
  it("each lead somewhere, and every one is reached from sourcing", () => {
    const reached = new Set<string>(["sourcing"]);
    for (let i = 0; i < STAGES.length; i += 1)
      for (const stage of STAGES) if (reached.has(stage)) for (const next of movesFrom(stage)) reached.add(next);
    expect([...reached].sort()).toEqual([...STAGES].sort());
    for (const stage of STAGES) {
      expect(movesFrom(stage).length).toBeGreaterThan(0);
      expect(movesFrom(stage)).not.toContain(stage);
    }
  });

  it("are not skipped: what may follow is named", () => {
    expect(moveProblems({ ...MOVE, from: "sourcing" })).toEqual({
      stage: "A contract that is sourcing can become agreed or terminated, not running.",
    });
    expect(moveProblems({ ...MOVE, from: "closed" })).toEqual({
      stage: "A contract that is closed can become closing, not running.",
    });
  });

  it("begin in the past, and in order", () => {
    expect(moveProblems({ ...MOVE, on: "2026-10-20" })).toHaveProperty("on");
    expect(moveProblems({ ...MOVE, on: "2026-09-30" })).toEqual({
      on: "The stage before began on 2026-10-01; this cannot be earlier.",
    });
    expect(moveProblems({ ...MOVE, before: null, on: "2020-01-01" })).toEqual({});
  });

  it("begin to run while something is not ready only with a reason", () => {
    expect(moveProblems({ ...MOVE, red: ["Gold set"] })).toEqual({
      redReason: "Not ready yet: Gold set. Say why collection starts all the same.",
    });
    expect(moveProblems({ ...MOVE, red: ["Gold set"], redReason: "Slots are booked." })).toEqual({});
    expect(moveProblems({ ...MOVE, to: "terminated", red: ["Gold set"] })).toEqual({});
  });
  it("to closed over something open needs a reason, which names it", () => {
    const closing = {
      ...MOVE,
      from: "closing",
      to: "closed",
      open: ["credit of week 3 ($21.00)", "week 4 is undecided"],
    } as const;
    expect(moveProblems(closing)).toEqual({
      openReason: "Still open: credit of week 3 ($21.00); week 4 is undecided. Say why it is closed all the same.",
    });
    expect(moveProblems({ ...closing, to: "terminated" })).toEqual({
      openReason: "Still open: credit of week 3 ($21.00); week 4 is undecided. Say why it is terminated all the same.",
    });
    expect(moveProblems({ ...closing, openReason: "Settled by letter." })).toEqual({});
    expect(moveProblems({ ...closing, open: [] })).toEqual({});
  });

  it("take deliveries in from the signature to the end of settling", () => {
    expect(STAGES.filter((stage) => refusesDeliveries(stage) === null)).toEqual([
      "agreed",
      "onboarding",
      "running",
      "closing",
    ]);
  });
});
