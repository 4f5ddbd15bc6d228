import { describe, expect, it } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { MeasureContext, Metric } from "#app/metrics/metric.ts";
import type { Rule } from "#app/review/rules.ts";
import { whatIf } from "#app/review/what-if.ts";
import { aPair, viewOf } from "./a-view.ts";

const CONTEXT: MeasureContext = {
  rowsDelivered: 0,
  rowsQuarantined: 0,
  expectedUnits: null,
  approvedModels: null,
  earlierPairKeys: null,
  previous: null,
  seed: 1,
};

/** Weighted mean strength: small enough to follow by hand. */
const MEAN_STRENGTH: Metric = {
  id: "mean-strength",
  version: 1,
  title: "Mean strength",
  group: "bias",
  unit: "coefficient",
  better: "near-target",
  target: 0,
  about: "",
  formula: "",
  source: "",
  needs: [],
  nUnit: "judgments",
  minimumN: 1,
  lines: { warn: 0.1, fail: 0.2 },
  gate: false,
  measure({ judgments, weight, keepItem }: BatchView) {
    let sum = 0;
    let total = 0;
    for (let row = 0; row < judgments.n; row += 1) {
      const own = keepItem[judgments.item[row] ?? 0] ? (weight[row] ?? 0) : 0;
      sum += own * (judgments.strength[row] ?? 0);
      total += own;
    }
    return { kind: "estimate", value: sum / total, low: -1, high: 1, n: total, nUnit: "judgments" };
  },
};

// 60 items by ann and 40 by bob: with bob at one half, Kish's 91.43 of domain.json ("kish_neff").
const VIEW = viewOf(Array.from({ length: 100 }, (_, n) => aPair(String(n), n < 60 ? { ann: 5 } : { bob: 1 })));

describe("what a rule would do", () => {
  it("is told before and after, with nothing changed", () => {
    const half: Rule = { action: "weight", weight: 0.5, where: { annotators: ["bob"] }, reason: "x" };
    const { before, after } = whatIf(VIEW, [half], CONTEXT, [MEAN_STRENGTH], (units) => units * 500);
    expect(before).toMatchObject({ items: 100, judgments: 100, effective: 100, effectiveShare: 1, moneyMinor: 50_000 });
    expect(after).toMatchObject({ items: 100, judgments: 100, moneyMinor: 50_000 });
    expect(after.effective).toBeCloseTo(91.428571, 6);
    expect(before.metrics[0]?.outcome).toMatchObject({ value: 0.2 });
    expect(after.metrics[0]).toMatchObject({ metricId: "mean-strength", outcome: { value: 0.5, n: 80 } });
    expect([...VIEW.weight].every((weight) => weight === 1)).toBe(true);
  });

  it("counts excluded items out of money and metrics", () => {
    const without: Rule = { action: "exclude", where: { annotators: ["bob"] }, reason: "x" };
    const { after } = whatIf(VIEW, [without, without], CONTEXT, [MEAN_STRENGTH], (units) => units * 500);
    expect(after).toMatchObject({ items: 60, judgments: 60, effective: 60, moneyMinor: 30_000 });
    expect(after.metrics[0]?.outcome).toMatchObject({ value: 1, n: 60 });
  });

  it("leaves nothing when everything is excluded, and divides by nothing", () => {
    const all: Rule = { action: "exclude", where: {}, reason: "x" };
    const { after } = whatIf(VIEW, [all], CONTEXT, [], null);
    expect(after).toEqual({
      items: 0,
      judgments: 0,
      effective: 0,
      effectiveShare: null,
      moneyMinor: null,
      metrics: [],
    });
  });

  it("counts a ranking as one judgment, and an item's weight as the mean of its judgments", () => {
    const view = viewOf([
      aPair("a", { ann: 1, bob: 2 }),
      aPair(
        "b",
        {},
        {
          responses: [{ text: "x" }, { text: "y" }, { text: "z" }],
          judgments: [{ annotator: "ann", kind: "ranking", ranks: [1, 2, 3] }],
        },
      ),
      aPair("c", {}),
    ]);
    const half: Rule = { action: "weight", weight: 0.5, where: { annotators: ["bob"] }, reason: "x" };
    const { before, after } = whatIf(view, [half], CONTEXT, [], null);
    expect(before).toMatchObject({ items: 3, judgments: 3, effective: 2 });
    // Item weights 0.75 and 1: 1.75² / 1.5625
    expect(after.effective).toBeCloseTo(1.96, 10);
  });
});
