/** Weights in bins: every pair in the bin of its weight, never more bins than a chart has room for. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weightBins } from "#app/release/weight-bins.ts";

const anyWeights = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 1000 })), {
    minLength: 1,
    maxLength: 200,
    selector: ([hundredths]) => hundredths,
  })
  .map((all) => all.sort(([a], [b]) => a - b).map(([hundredths, pairs]) => ({ weight: hundredths / 100, pairs })));

describe("weights in bins", () => {
  it("have a bin each where they are few", () => {
    const weights = [
      { weight: 0.25, pairs: 3 },
      { weight: 1, pairs: 9 },
    ];
    expect(weightBins(weights)).toEqual([
      { from: 0.25, below: null, pairs: 3 },
      { from: 1, below: null, pairs: 9 },
    ]);
    expect(weightBins([])).toEqual([]);
  });

  it("share bins of a round width where they are many", () => {
    const weights = Array.from({ length: 117 }, (_, i) => ({ weight: (34 + i) / 100, pairs: 1 }));
    const bins = weightBins(weights);
    expect(bins.map(({ from }) => from)).toEqual([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5]);
    expect(bins[0]).toEqual({ from: 0.3, below: 0.4, pairs: 6 });
    expect(bins.at(-1)).toEqual({ from: 1.5, below: 1.6, pairs: 1 });
  });

  it("hold each pair once, in the bin of its weight, and are no more than fifteen", () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const bins = weightBins(weights);
        expect(bins.length).toBeLessThanOrEqual(15);
        const inBin = (i: number) =>
          weights.filter(({ weight }) => {
            const { from, below } = bins[i] as (typeof bins)[number];
            return below === null ? weight === from : weight >= from && weight < below;
          });
        const counted = bins.map((_, i) => inBin(i).reduce((sum, { pairs }) => sum + pairs, 0));
        expect(bins.map(({ pairs }) => pairs)).toEqual(counted);
        expect(counted[0]).toBeGreaterThan(0);
        expect(counted.at(-1)).toBeGreaterThan(0);
        expect(bins.slice(1).map(({ from }) => from)).toEqual(
          bins.slice(0, -1).map(({ below }, i) => below ?? bins[i + 1]?.from),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
