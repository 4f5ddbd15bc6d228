import { describe, expect, it } from "vitest";
import type { SamplingPlan } from "#app/domain/inspection.ts";
import { assess, type ItemState, itemState } from "#app/inspection/assess.ts";

const PLAN: SamplingPlan = {
  kind: "limiting-quality",
  severity: null,
  confidence: null,
  lot: 100,
  n: 10,
  classes: [
    { kind: "single", defect: "critical", limit: 0.05, n: 10, accept: 0 },
    { kind: "single", defect: "major", limit: 0.1, n: 5, accept: 1 },
  ],
};
const states = (text: string) => [...text].map((one) => KEYS[one] as ItemState);
const KEYS: Record<string, ItemState> = {
  ".": "waiting",
  "2": "second",
  f: "fine",
  d: "disputed",
  c: "critical",
  m: "major",
  n: "minor",
};

describe("an item", () => {
  it.each([
    [[], "waiting"],
    [["defensible"], "fine"],
    [["major"], "second"],
    [["major", "defensible"], "disputed"],
    [["major", "major"], "major"],
    [["critical", "minor"], "minor"],
    [["major", "critical"], "major"],
  ] as const)("%j is %s", (verdicts, expected) => {
    expect(itemState(verdicts)).toBe(expected);
  });
});

describe("a lot", () => {
  it.each([
    ["..........", "open", "open"],
    ["fffff.....", "open", "accepted"],
    ["ffffffffff", "accepted", "accepted"],
    // One more major defect would still be within its number.
    ["ffff2fffff", "open", "accepted"],
    ["mmfff.....", "rejected", "rejected"],
    ["mffffmmmff", "accepted", "accepted"],
    ["dddddddddd", "accepted", "accepted"],
    ["fffffffffc", "rejected", "accepted"],
    ["fffffffff2", "open", "accepted"],
  ])("%s is %s; of major defects %s", (text, lot, major) => {
    const standing = assess(PLAN, states(text));
    expect(standing.verdict).toBe(lot);
    expect(standing.classes.find(({ defect }) => defect === "major")?.verdict).toBe(major);
  });

  it("counts a class on its own sample, and its rate on all that was reviewed, with the exact interval", () => {
    const standing = assess(PLAN, states("mffffmmdn."));
    expect(standing).toMatchObject({ drawn: 10, settled: 9, second: 0, disputed: 1, complete: false });
    const [critical, major, minor] = standing.classes;
    expect(major).toMatchObject({ counted: 1, defects: 3, settled: 9, rate: { value: 3 / 9 } });
    // Clopper and Pearson for 0 and 3 of 9.
    expect(critical?.rate?.high).toBeCloseTo(0.3363, 4);
    expect(major?.rate?.low).toBeCloseTo(0.0749, 4);
    expect(major?.rate?.high).toBeCloseTo(0.7007, 4);
    expect(minor).toMatchObject({ plan: null, counted: 1, verdict: "open" });
  });

  it("that nobody reviewed has no rate", () => {
    expect(assess(PLAN, states("..........")).classes[0]?.rate).toBeNull();
  });

  it("of chosen items has no verdict", () => {
    expect(assess(null, states("mmcf"))).toMatchObject({ verdict: "open", complete: true, settled: 4 });
  });
});

describe("a sequential lot", () => {
  const plan = (n: number): SamplingPlan => ({
    ...PLAN,
    kind: "sequential",
    n,
    classes: [{ kind: "sequential", defect: "major", good: 0.05, limit: 0.1, alpha: 0.05, beta: 0.1, n }],
  });
  const fine = (n: number) => new Array<ItemState>(n).fill("fine");
  const waiting = (n: number) => new Array<ItemState>(n).fill("waiting");

  it("is accepted at the earliest after 42 without a defect, and then needs no more", () => {
    expect(assess(plan(466), [...fine(41), ...waiting(425)])).toMatchObject({ verdict: "open", complete: false });
    expect(assess(plan(466), [...fine(42), ...waiting(424)])).toMatchObject({ verdict: "accepted", complete: true });
  });
  it("is refused with five defects in the first ten", () => {
    expect(assess(plan(466), [...states("mmmmmfffff"), ...waiting(456)]).verdict).toBe("rejected");
  });
  it("does not look past an item that waits", () => {
    expect(assess(plan(466), [...fine(20), "second", ...fine(60)]).verdict).toBe("open");
  });
  it("ends at the cut-off", () => {
    expect(assess(plan(20), [...states("mm"), ...fine(18)]).verdict).toBe("rejected");
    expect(assess(plan(20), [...states("m"), ...fine(19)]).verdict).toBe("accepted");
  });
});
