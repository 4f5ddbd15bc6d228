import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelSides } from "#app/components/label-sides.ts";

describe("labels beside lines", () => {
  it("stand above, unless another line or label is in the way", () => {
    expect(labelSides([100])).toEqual(["above"]);
    expect(labelSides([100, 40])).toEqual(["above", "above"]);
    expect(labelSides([100, 108])).toEqual(["above", "below"]);
    expect(labelSides([108, 100])).toEqual(["below", "above"]);
    expect(labelSides([100, 108, 150, 158])).toEqual(["above", "below", "above", "below"]);
  });

  it("never lie on each other or on a line where two lines are alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 250 }), (one, other) => {
        const lines = [one, other];
        const spans = labelSides(lines).map((side, i) => {
          const y = lines[i] as number;
          return side === "above" ? [y - 16, y - 3] : [y + 3, y + 16];
        }) as [[number, number], [number, number]];
        const [[a, b], [c, d]] = spans;
        expect(a < d && c < b).toBe(false);
      }),
    );
  });
});
