/** Differences of two batches against published intervals, and when there is none. */
import { expect, it } from "vitest";
import type { Outcome } from "#app/metrics/metric.ts";
import { compareMetrics, type MeasuredRow, sortCompared } from "#app/review/compare-metrics.ts";
import { differenceInterval } from "#app/stats/difference-interval.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

const share = (hits: number, n: number): Outcome => ({
  kind: "estimate",
  value: hits / n,
  ...wilsonInterval(hits / n, n),
  n,
  nUnit: "answers",
});
function row(outcome: Outcome, changes: Partial<MeasuredRow> = {}): MeasuredRow {
  return {
    id: "m",
    version: 1,
    title: "M",
    about: "",
    group: "gold",
    unit: "share",
    better: "higher",
    outcome,
    state: "pass",
    lines: { warn: 0.9, fail: 0.8 },
    gate: false,
    inPolicy: true,
    measuredVersion: 1,
    ...changes,
  };
}
const one = (a: MeasuredRow, b: MeasuredRow) => compareMetrics([a], [b])[0];

it("gives Newcombe's interval of 56/70 − 48/80, with B − A", () => {
  // Newcombe 1998, table II, (a), method 10: 0.2000, 0.0524 to 0.3339.
  const worse = one(row(share(56, 70)), row(share(48, 80)));
  expect(worse?.difference?.value).toBeCloseTo(-0.2, 10);
  expect(worse?.difference?.low).toBeCloseTo(-0.3339, 4);
  expect(worse?.difference?.high).toBeCloseTo(-0.0524, 4);
  expect(worse).toMatchObject({ turn: "worse", note: null });
  expect(worse?.worsening).toBeCloseTo(2, 10);
  expect(one(row(share(48, 80)), row(share(56, 70)))?.turn).toBe("better");
  expect(one(row(share(56, 70), { better: "lower" }), row(share(48, 80), { better: "lower" }))?.turn).toBe("better");
});

it("says nothing of what either batch has too few rows to be judged on, however far apart the two lie", () => {
  const few = row(share(2, 12), { state: "insufficient" });
  const told = { difference: null, turn: "none", worsening: null };
  expect(one(row(share(56, 70)), few)).toMatchObject({ ...told, note: "Not enough data to judge B." });
  expect(one(few, few)).toMatchObject({ ...told, note: "Not enough data to judge A and B." });
});

it("near a target what counts is the distance from it", () => {
  const near = { better: "near-target" as const, target: 0.5 };
  expect(one(row(share(500, 1000), near), row(share(400, 1000), near))?.turn).toBe("worse");
  expect(one(row(share(300, 1000), near), row(share(480, 1000), near))?.turn).toBe("better");
  // From one side of the target to the other, equally far: another number, and no worse.
  expect(one(row(share(400, 1000), near), row(share(600, 1000), near))?.turn).toBe("unclear");
});

it("takes a count over the whole delivery as it is, and a change that no decimal shows as none", () => {
  const exact = (value: number): Outcome => ({ kind: "estimate", value, low: value, high: value, n: 9, nUnit: "x" });
  expect(one(row(exact(0.9)), row(exact(0.89)))).toMatchObject({
    turn: "worse",
    difference: { low: expect.closeTo(-0.01) },
  });
  expect(one(row(exact(0.9)), row(exact(0.8999)))?.turn).toBe("unclear");
});

it("compares nothing where there is nothing to compare", () => {
  const known = row(share(56, 70));
  const little: Outcome = { kind: "not-enough", n: 3, needed: 50, nUnit: "answers" };
  expect(one(known, row(little))).toMatchObject({ difference: null, turn: "none", note: "There is no estimate of B." });
  const never: Outcome = { kind: "not-computable", reason: "No gold." };
  expect(one(row(never), row(little))?.note).toBe("There is no estimate of A and B.");
  expect(one(known, row(share(5, 7), { measuredVersion: 2 }))?.note).toBe(
    "Measured by versions 1 and 2 of the metric; measure both anew.",
  );
  expect(one(row(share(1, 7), { unit: "count" }), row(share(5, 7), { unit: "count" }))?.note).toMatch(
    /grows with the batch/,
  );
  expect(compareMetrics([known], [])).toEqual([]);
});

it("puts what is surely worse first, largest first, and what is not compared last", () => {
  const pairs: [string, Outcome, Outcome][] = [
    ["none", share(1, 2), { kind: "not-enough", n: 1, needed: 9, nUnit: "x" }],
    ["better", share(500, 1000), share(700, 1000)],
    ["unclear", share(10, 20), share(9, 20)],
    ["bit worse", share(700, 1000), share(600, 1000)],
    ["much worse", share(700, 1000), share(400, 1000)],
  ];
  const side = (at: 1 | 2) => pairs.map((pair) => row(pair[at], { id: pair[0], title: pair[0] }));
  const rows = compareMetrics(side(1), side(2));
  const ids = (...order: Parameters<typeof sortCompared> extends [unknown, ...infer Rest] ? Rest : never) =>
    sortCompared(rows, ...order).map(({ id }) => id);
  expect(ids("worst", false)).toEqual(["much worse", "bit worse", "unclear", "better", "none"]);
  expect(ids("worst", true)).toEqual(["better", "unclear", "bit worse", "much worse", "none"]);
  expect(ids("size", false)).toEqual(["much worse", "better", "bit worse", "unclear", "none"]);
  expect(ids("metric", false)).toEqual(["better", "bit worse", "much worse", "none", "unclear"]);
});

it("of two samples of one truth, about one interval in twenty leaves 0 out", () => {
  const random = seededRandom(5);
  const draw = (n: number, p: number) =>
    share(Array.from({ length: n }, () => random()).filter((u) => u < p).length, n);
  let out = 0;
  for (let i = 0; i < 2000; i += 1) {
    const [a, b] = [draw(300, 0.8), draw(200, 0.8)];
    if (a.kind !== "estimate" || b.kind !== "estimate") throw new Error("A share is an estimate.");
    const { low, high } = differenceInterval(b, a);
    if (low > 0 || high < 0) out += 1;
  }
  expect(out / 2000).toBeGreaterThan(0.035);
  expect(out / 2000).toBeLessThan(0.065);
});
