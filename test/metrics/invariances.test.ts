/** What must not change a number: the order of rows, names of annotators, and repeating a row instead of weighing it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { positionBias } from "#app/metrics/bias/position-bias.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext, Outcome } from "#app/metrics/metric.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const judgment = fc.record({
  annotator: fc.constantFrom("ann", "bob", "cat", "dan"),
  value: fc.integer({ min: 1, max: 5 }),
  weight: fc.integer({ min: 1, max: 3 }),
  bothBad: fc.boolean(),
});
const item = fc
  .record({
    prompt: fc.integer({ min: 1, max: 25 }),
    pair: fc.integer({ min: 1, max: 40 }),
    gold: fc.constantFrom(undefined, -1, 1),
    chars: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    model: fc.constantFrom("v1", "v2"),
    judgments: fc.uniqueArray(judgment, { maxLength: 4, selector: ({ annotator }) => annotator }),
  })
  .map(
    ({ prompt, pair, gold, chars, model, judgments }): ItemRow => ({
      prompt,
      pair,
      ...(gold !== undefined && { gold }),
      responses: chars.map((count, i) => ({ chars: count, model, text: String(i) })),
      judgments: judgments.map(({ annotator, value, weight, bothBad }, i) =>
        bothBad && i === 0
          ? { annotator, strength: null, tie: "BOTH_BAD", weight }
          : { ...fivePoints(annotator, value), weight },
      ),
    }),
  );
const items = fc.array(item, { minLength: 30, maxLength: 60 });

const previous = viewOf(
  Array.from({ length: 30 }, (_, i) => ({ judgments: [fivePoints("ann", (i % 5) + 1)] })),
  FIVE_POINTS,
);
const context: MeasureContext = {
  ...NO_CONTEXT,
  rowsDelivered: 60,
  rowsQuarantined: 1,
  expectedUnits: 50,
  approvedModels: new Set(["v2"]),
  earlierPairKeys: Float64Array.of(3, 5, 8),
  previous,
};

describe("every metric", () => {
  it("does not depend on the order of items or judgments", () => {
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, random) => {
        const shuffled = shuffle(rows, random).map((row) => ({
          ...row,
          judgments: shuffle(row.judgments ?? [], random),
        }));
        expectAlike(measured(rows), measured(shuffled), "with intervals");
      }),
      { numRuns: 40 },
    );
  });
  it("does not depend on what annotators are called", () => {
    const renamed: Record<string, string> = { ann: "w", bob: "x", cat: "y", dan: "z" };
    fc.assert(
      fc.property(items, (rows) => {
        const others = rows.map((row) => ({
          ...row,
          judgments: (row.judgments ?? []).map((one) => ({ ...one, annotator: renamed[one.annotator ?? ""] ?? "" })),
        }));
        expectAlike(measured(rows), measured(others), "with intervals");
      }),
      { numRuns: 40 },
    );
  });
  it("gives a row of weight k the value of k equal rows", () => {
    fc.assert(
      fc.property(items, (rows) => {
        const repeated = rows.map((row) => ({
          ...row,
          judgments: (row.judgments ?? []).flatMap((one) =>
            Array.from({ length: one.weight ?? 1 }, () => ({ ...one, weight: 1 })),
          ),
        }));
        expectAlike(measured(rows), measured(repeated), "values");
      }),
      { numRuns: 40 },
    );
  });
  it("counts an item whose judgments weigh 0 or that is not kept as if it had no judgments", () => {
    fc.assert(
      fc.property(items, (rows) => {
        const silenced = rows.map((row, i) =>
          i % 3 === 0 ? { ...row, judgments: (row.judgments ?? []).map((one) => ({ ...one, weight: 0 })) } : row,
        );
        const without = rows.map((row, i) => (i % 3 === 0 ? { ...row, judgments: [] } : row));
        expectAlike(measured(silenced), measured(without), "with intervals");
      }),
      { numRuns: 40 },
    );
  });
});

describe("position bias", () => {
  it("turns into its complement when the sides are swapped", () => {
    fc.assert(
      fc.property(items, (rows) => {
        const swapped = rows.map((row) => ({
          ...row,
          judgments: (row.judgments ?? []).map((one) => ({
            ...one,
            strength: one.strength === null ? null : -one.strength,
          })),
        }));
        const before = positionBias.measure(viewOf(rows, FIVE_POINTS), context);
        const after = positionBias.measure(viewOf(swapped, FIVE_POINTS), context);
        if (before.kind !== "estimate" || after.kind !== "estimate") return expect(after).toEqual(before);
        expect(after.value).toBeCloseTo(1 - before.value, 9);
        expect(after.low).toBeCloseTo(1 - before.high, 9);
        expect(after.high).toBeCloseTo(1 - before.low, 9);
      }),
    );
  });
});

function measured(rows: readonly ItemRow[]): Map<string, Outcome> {
  const view = viewOf(rows, FIVE_POINTS);
  return new Map(METRICS.map((metric) => [metric.id, metric.measure(view, context)]));
}

function expectAlike(one: Map<string, Outcome>, other: Map<string, Outcome>, what: "values" | "with intervals"): void {
  for (const [id, outcome] of one) {
    const twin = other.get(id);
    expect(twin?.kind, id).toBe(outcome.kind);
    if (outcome.kind !== "estimate" || twin?.kind !== "estimate") continue;
    expect(twin.value, id).toBeCloseTo(outcome.value, 9);
    if (what === "values") continue;
    expect(twin.n, id).toBe(outcome.n);
    expect(twin.low, id).toBeCloseTo(outcome.low, 6);
    expect(twin.high, id).toBeCloseTo(outcome.high, 6);
  }
}

function shuffle<T>(rows: readonly T[], random: Iterator<number>): T[] {
  return rows
    .map((row) => ({ row, key: Number(random.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}
