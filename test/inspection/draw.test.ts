/** The draw: proportional in every stratum, fair to every unit, the same again from the same seed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawSample } from "#app/inspection/draw.ts";

const units = (sizes: readonly number[]) =>
  sizes.flatMap((size, stratum) => Array.from({ length: size }, (_, i) => ({ stratum: `s${stratum}`, i })));
const nameOf = (unit: { stratum: string }) => unit.stratum;

describe("the draw", () => {
  it("takes n different units, and of every stratum its share rounded down or up", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer(),
        (sizes, share, seed) => {
          const all = units(sizes);
          const n = Math.max(1, Math.round(share * all.length));
          const drawn = drawSample(all, nameOf, n, seed);
          expect(new Set(drawn.units).size).toBe(n);
          expect(drawn.strata.reduce((sum, one) => sum + one.drawn, 0)).toBe(n);
          expect(drawn.strata.reduce((sum, one) => sum + one.size, 0)).toBe(all.length);
          for (const stratum of drawn.strata) {
            const quota = (stratum.size * n) / all.length;
            expect(stratum.drawn).toBeGreaterThanOrEqual(Math.floor(quota - 1e-9));
            expect(stratum.drawn).toBeLessThanOrEqual(Math.ceil(quota + 1e-9));
            expect(drawn.units.filter((unit) => unit.stratum === stratum.name)).toHaveLength(stratum.drawn);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is the same again from the same seed, and another from another", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const all = units([50, 30, 20, 1, 1]);
        expect(drawSample(all, nameOf, 20, seed)).toEqual(drawSample(all, nameOf, 20, seed));
        expect(drawSample(all, nameOf, 20, seed).units).not.toEqual(drawSample(all, nameOf, 20, seed + 1).units);
      }),
      { numRuns: 50 },
    );
  });

  it("gives every unit the same chance, those of tiny strata too", () => {
    const all = units([60, 25, 5, ...new Array<number>(10).fill(1)]);
    const hits = new Map<string, number>();
    const runs = 8000;
    for (let seed = 0; seed < runs; seed += 1)
      for (const { stratum, i } of drawSample(all, nameOf, 20, seed).units)
        hits.set(`${stratum} ${i}`, (hits.get(`${stratum} ${i}`) ?? 0) + 1);
    expect(hits.size).toBe(100);
    // 0.2 with a standard error of 0.0045; the largest of a hundred stays within five of them.
    for (const count of hits.values()) expect(Math.abs(count / runs - 0.2)).toBeLessThan(0.0225);
  });

  it("of more than there is takes everything once", () => {
    const drawn = drawSample(units([3, 2]), nameOf, 9, 1);
    expect(new Set(drawn.units).size).toBe(5);
    expect(drawSample([], nameOf, 9, 1)).toEqual({ units: [], strata: [] });
  });
});
