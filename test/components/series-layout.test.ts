import { describe, expect, it } from "vitest";
import { type SeriesPlot, seriesLayout } from "#app/components/series-layout.ts";

const plot: SeriesPlot = {
  measure: "Gold accuracy",
  unit: "share",
  better: "higher",
  lines: { warn: 0.9, fail: 0.88 },
  points: Array.from({ length: 6 }, (_, i) => ({
    label: `week ${i + 1}`,
    state: "pass" as const,
    outcome: { kind: "estimate" as const, value: 0.8 + i / 40, low: 0.78, high: 0.96, n: 200, nUnit: "rows" },
  })),
  events: [0.5, 1.5, 2.5].flatMap((at) => [
    { at, label: "2 new models" },
    { at, label: "v2", lane: 1 },
  ]),
};
const named = (width: number) =>
  seriesLayout(plot, { width, height: 250 })
    .events.filter((event) => event.named)
    .map(({ label, at }) => `${label} ${at}`);

describe("the layout of a series", () => {
  it("names every event where there is room", () => {
    expect(named(600)).toHaveLength(6);
  });

  it("leaves out, on a phone, a label that would lie on the one before it in its lane", () => {
    expect(named(358)).toEqual(["2 new models 0.5", "v2 0.5", "v2 1.5", "2 new models 2.5", "v2 2.5"]);
  });

  it("keeps all of it inside of its size, and the labels of two close lines apart", () => {
    const layout = seriesLayout(plot, { width: 300, height: 230 });
    expect([layout.width, layout.height, layout.right, layout.bottom]).toEqual([300, 230, 292, 198]);
    for (const { x, low, high } of layout.runs.flat()) {
      expect(x).toBeGreaterThan(layout.left);
      expect(x).toBeLessThan(layout.right);
      expect(Math.max(low, high)).toBeLessThanOrEqual(layout.bottom);
    }
    expect(layout.gates.map(({ tone, labelled }) => [tone, labelled])).toEqual([
      ["warn", "above"],
      ["fail", "below"],
    ]);
  });
});
