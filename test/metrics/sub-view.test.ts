/** A slice as a view of its own gives, for every metric, what masking everything else out gives. */
import { describe, expect, it } from "vitest";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext, Outcome } from "#app/metrics/metric.ts";
import { subScores, subView } from "#app/metrics/sub-view.ts";
import { FIVE_POINTS, fivePoints, type ItemRow, NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

const NAMES = ["ann", "bob", "cat", "dan", "eve"];

/** 600 items of 500 prompts, each judged by one to three of five annotators, every seventh gold; no chance in it. */
const ITEMS: ItemRow[] = Array.from({ length: 600 }, (_, i) => ({
  prompt: 1 + (i % 500),
  pair: 1 + (i % 590),
  domain: ["code", "writing", "maths"][i % 3],
  language: i % 4 === 0 ? "de" : "en",
  ...(i % 7 === 0 && { gold: i % 2 === 0 ? 1 : -1 }),
  responses: [
    { text: "a", chars: 40 + ((i * 37) % 400), model: `v${i % 3}` },
    { text: "b", chars: 40 + ((i * 53) % 400), model: `v${(i + 1) % 3}` },
  ],
  judgments: Array.from({ length: 1 + (i % 3) }, (_, j) => ({
    ...fivePoints(NAMES[(i + j) % 5] ?? "ann", 1 + ((i * 7 + j * (i % 5)) % 5)),
    seconds: 5 + ((i * 13) % 90),
    at: Date.UTC(2026, 9, 5 + (i % 5), 9, i % 60),
    weight: i % 11 === 0 ? 0.5 : 1,
  })),
}));
const VIEW = viewOf(ITEMS, FIVE_POINTS);
const CONTEXT: MeasureContext = {
  ...NO_CONTEXT,
  rowsDelivered: 600,
  expectedUnits: 600,
  approvedModels: new Set(["v1", "v2"]),
  earlierPairKeys: Float64Array.of(3, 5, 8, 13),
  previous: viewOf(ITEMS.slice(0, 200), FIVE_POINTS),
};

const SLICES: [string, (view: BatchView, item: number) => boolean, (view: BatchView, row: number) => boolean][] = [
  ["a domain", ({ items }, item) => items.domain[item] === 1, () => true],
  ["an annotator", () => true, ({ judgments }, row) => judgments.annotator[row] === 2],
  ["nothing", () => false, () => false],
  ["everything", () => true, () => true],
  [
    "strong judgments in German",
    ({ items }, item) => items.language[item] === 0,
    ({ judgments }, row) => Math.abs(judgments.strength[row] ?? 0) > 0.4,
  ],
];

describe.each(SLICES)("%s", (_, ofItem, ofRow) => {
  const list = Uint32Array.from({ length: VIEW.items.n }, (_, i) => i).filter((item) => ofItem(VIEW, item));
  const part = subView(VIEW, list, (row) => ofRow(VIEW, row));
  const masked: BatchView = {
    ...VIEW,
    keepItem: VIEW.keepItem.map((kept, item) => (ofItem(VIEW, item) ? kept : 0)),
    weight: VIEW.weight.map((weight, row) => (ofRow(VIEW, row) ? weight : 0)),
  };

  it.each(METRICS.map((metric) => [metric.id, metric] as const))("%s", (_, metric) => {
    expectSame(metric.measure(part, CONTEXT), metric.measure(masked, CONTEXT));
  });
});

it("imported scores follow their responses, traits their items", () => {
  const values = (n: number) => Float32Array.from({ length: n }, (_, i) => i);
  const list = Uint32Array.of(4, 9);
  const scores = subScores(VIEW, list, [
    { name: "rm", kind: "reward", values: values(1200) },
    { name: "polite", kind: "trait", values: values(600) },
  ]);
  expect(scores.map((one) => [...one.values])).toEqual([
    [8, 9, 18, 19],
    [4, 9],
  ]);
});

/** Sums run in another order, so the last digits may differ. */
function expectSame(one: Outcome, other: Outcome): void {
  expect(one.kind === "estimate").toBe(other.kind === "estimate");
  // Why there is no number may be said otherwise: an absent row is not a row without weight.
  if (one.kind !== "estimate" || other.kind !== "estimate") return;
  expect(one.n).toBe(other.n);
  for (const key of ["value", "low", "high"] as const) expect(one[key]).toBeCloseTo(other[key], 9);
}
