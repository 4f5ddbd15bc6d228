/**
 * Each fault of the demo planted alone, at the demo's share and size, in an otherwise clean week: where it shows.
 *
 * `alarms`: metrics whose state under the default policy is not that of the same week without the fault. `moved`: metrics
 * whose value leaves the 95 % interval of the same week without the fault. `annotator`: what singles out the planted one.
 */
import { describe, expect, test } from "vitest";
import { longerWins } from "#app/metrics/bias/longer-wins.ts";
import { stateOf } from "#app/metrics/state.ts";
import type { Fault } from "#db/demo/faults.ts";
import { NO_CONTEXT } from "#test/support/view-builder.ts";
import { type Singled, singledOut } from "./annotator-rules.ts";
import { weekOf } from "./generated.ts";
import { alarms, type Measured, measuredWeek, moved } from "./measured.ts";

const cleanWeeks = new Map<number, Measured>();
function clean(week: number): Measured {
  const measured = cleanWeeks.get(week) ?? measuredWeek(week, []);
  cleanWeeks.set(week, measured);
  return measured;
}

/** The fault as the demo plants it in the week, alone; the `nth` of its kind. */
function alone(week: number, kind: Fault["kind"], nth = 0): Measured & { found: Singled[] } {
  const fault = weekOf(week).plan.faults.filter((one) => one.kind === kind)[nth];
  if (!fault) throw new Error(`Week ${week} has no ${kind}.`);
  const measured = measuredWeek(week, [fault]);
  return { ...measured, found: singledOut(measured.annotators) };
}

function measuresOf(name: string, { found }: { found: Singled[] }): Omit<Singled, "name"> {
  const { by = [], apart = [] } = found.find((one) => one.name === name) ?? {};
  return { by, apart };
}

describe("annotators", () => {
  test("a clean week alarms nobody and singles nobody out", () => {
    for (const week of [3, 4, 5, 6]) expect(singledOut(clean(week).annotators)).toEqual([]);
  }, 180_000);

  test("a spammer with 4 % of week 3, 10,000 items: by agreement; 20 gold answers are too few for the gold rule", () => {
    const batch = alone(3, "spammer");
    expect(measuresOf("w-07", batch)).toEqual({ by: ["agreement"], apart: ["gold"] });
    expect(moved(batch, clean(3))).toEqual(expect.arrayContaining(["annotator-concentration"]));
  });

  test("a spammer with 5.5 % of week 6, 30,000 items: by gold and agreement, and the batch's concentration warns", () => {
    const batch = alone(6, "spammer");
    expect(measuresOf("w-40", batch)).toEqual({ by: ["gold", "agreement"], apart: ["gold", "agreement"] });
    expect(alarms(batch, clean(6))).toContain("annotator-concentration warn");
    expect(moved(batch, clean(6))).toEqual(expect.arrayContaining(["gold-accuracy", "raw-agreement-no-ties"]));
  });

  test("a position clicker with 4.5 % of week 3: by side and agreement, and position bias warns", () => {
    const batch = alone(3, "position-clicker");
    expect(measuresOf("w-12", batch)).toEqual({ by: ["agreement", "firstSide"], apart: ["firstSide"] });
    expect(alarms(batch, clean(3))).toContain("position-bias warn");
  });

  test("a format lover with 4 % of week 4, 20,000 items: by no rule; the batch’s skill moves. With 30 %: by agreement and longer-wins", () => {
    const batch = alone(4, "format-lover");
    expect(measuresOf("w-27", batch)).toEqual({ by: [], apart: [] });
    expect(moved(batch, clean(4))).toEqual(expect.arrayContaining(["dawid-skene-accuracy", "mace-competence"]));
    const most = measuredWeek(4, [{ kind: "format-lover", annotator: "w-27", share: 0.3 }]);
    const found = singledOut(most.annotators);
    expect(measuresOf("w-27", { found }).by).toEqual(["agreement", "longerWins"]);
  }, 60_000);

  test("a length lover with 4 % of week 4, 20,000 items: by agreement and longer-wins; the batch's longer-wins moves and passes", () => {
    const batch = alone(4, "length-lover");
    expect(measuresOf("w-19", batch)).toEqual({
      by: ["agreement", "longerWins"],
      apart: ["agreement", "longerWins"],
    });
    expect(moved(batch, clean(4))).toContain("longer-wins");
    expect(alarms(batch, clean(4)).join()).not.toContain("longer-wins");
  });

  test("a flipped scale with 3.5 % of week 4: by gold and agreement; gold and raw agreement of the batch move and pass", () => {
    const batch = alone(4, "flipped-scale");
    expect(measuresOf("w-23", batch)).toEqual({ by: ["gold", "agreement"], apart: ["gold", "agreement"] });
    expect(moved(batch, clean(4))).toEqual(expect.arrayContaining(["gold-accuracy", "raw-agreement-no-ties"]));
    expect(alarms(batch, clean(4))).toEqual(["krippendorff-alpha-nominal warn"]);
  });

  test("a weak annotator with 6 % of week 6: by gold and agreement", () => {
    expect(measuresOf("w-44", alone(6, "weak"))).toEqual({ by: ["gold", "agreement"], apart: ["gold"] });
  });
});

describe("batches", () => {
  test("a block of 0.7 % copied from week 4 fails duplicates of earlier batches, and nothing else", () => {
    expect(alarms(alone(5, "copied-block"), clean(5))).toEqual(["cross-batch-duplicates fail"]);
  });

  test("a block of 0.5 % copied within the delivery is counted to the item, and stays under the line of 1 %", () => {
    const batch = alone(5, "copied-block", 1);
    expect(moved(batch, clean(5))).toEqual(expect.arrayContaining(["exact-duplicates", "delivered-volume"]));
    expect(shareOf(batch, "exact-duplicates")).toBe(150 / 30_000);
    expect(alarms(batch, clean(5))).toEqual([]);
  });

  test("12 % of the items from a checkpoint that is not approved: the on-policy share warns, and nothing else", () => {
    expect(alarms(alone(6, "stale-checkpoint"), clean(6))).toEqual(["on-policy-share warn"]);
  });

  test("a pull to length in one domain moves longer-wins, passes on the batch and fails on the domain", () => {
    const batch = alone(6, "length-drift");
    expect(moved(batch, clean(6))).toContain("longer-wins");
    expect(alarms(batch, clean(6))).toEqual([]);
    expect(batch.found).toEqual([]);
    const states = batch.view.names.domains.map((domain) => [domain, longerWinsIn(batch, domain)]);
    expect(states.filter(([, state]) => state === "fail")).toEqual([["writing", "fail"]]);
    expect(longerWinsIn(clean(6), "writing")).toBe("pass");
  });

  test.each([
    [3, 7, 10_000],
    [4, 12, 20_000],
    [5, 9, 30_000],
    [6, 31, 30_000],
  ])("week %i: %i malformed rows of %i are counted one by one, and schema validity warns", (week, rows, of) => {
    const batch = alone(week, "malformed-rows");
    expect(shareOf(batch, "schema-validity")).toBe((of - rows) / of);
    expect(alarms(batch, clean(week))).toEqual(["schema-validity warn"]);
    expect(batch.found).toEqual([]);
  });
});

function longerWinsIn({ view }: Measured, domain: string): string {
  const index = view.names.domains.indexOf(domain);
  const keepItem = Uint8Array.from(view.items.domain, (one) => Number(one === index));
  const { lines, minimumN } = longerWins;
  return stateOf(longerWins.measure({ ...view, keepItem }, NO_CONTEXT), { ...lines, minimumN }, longerWins);
}

function shareOf({ judged }: Measured, id: string): number {
  const outcome = judged.find(({ metric }) => metric.id === id)?.outcome;
  if (outcome?.kind !== "estimate") throw new Error(`${id} has no value.`);
  return outcome.value;
}
