import { describe, expect, it } from "vitest";
import { contestedItems } from "#app/metrics/agreement/contested-items.ts";
import { viewOf } from "#test/support/view-builder.ts";

const by = (annotator: string, strength: number) => ({ annotator, strength });

describe("contested items", () => {
  it("are those with disagreement, an even split before a lopsided one", () => {
    const found = contestedItems(
      viewOf([
        { judgments: [by("a", -1), by("b", -1), by("c", -0.5)] },
        { judgments: [by("a", -1), by("b", -1), by("c", 1)] },
        { judgments: [by("a", -1), by("b", 1)] },
        { judgments: [by("a", 1)] },
        { judgments: [] },
      ]),
    );
    expect(found.map(({ item }) => item)).toEqual([2, 1]);
    // Nobody is known better than anybody else beyond the shared item or two: two halves are one bit.
    expect(found[0]?.entropy).toBeCloseTo(1, 1);
    expect(found[0]?.counts).toEqual([1, 0, 1]);
    expect(found[0]?.againstGold).toBeNull();
  });

  it("put the disagreement of skilled people before that of careless ones", () => {
    const known = Array.from({ length: 60 }, (_, i) => ({
      gold: 1,
      judgments: [by("good", 1), by("fine", 1), by("coin", i % 2 === 0 ? 1 : -1)],
    }));
    const view = viewOf([
      ...known,
      { judgments: [by("good", -1), by("coin", 1)] },
      { judgments: [by("good", -1), by("fine", 1)] },
    ]);
    const open = contestedItems(view).filter(({ item }) => item >= 60);
    expect(open.map(({ item }) => item)).toEqual([61, 60]);
    expect(open[0]?.entropy).toBeGreaterThan(0.99);
    expect(open[1]?.entropy).toBeLessThan(0.5);
  });

  it("count what contradicts gold, also where everybody agrees", () => {
    const found = contestedItems(
      viewOf([
        { gold: 1, judgments: [by("a", -1), by("b", -1)] },
        { gold: -1, judgments: [by("a", -1)] },
      ]),
    );
    expect(found).toMatchObject([{ item: 0, entropy: 0, againstGold: 1 }]);
  });

  it("leave out what has no side, no weight, or is masked", () => {
    const skipped = { annotator: "b", strength: null, tie: "SKIP" } as const;
    const view = viewOf([
      { judgments: [by("a", 1), skipped] },
      { judgments: [by("a", 1), { ...by("b", -1), weight: 0 }] },
      { judgments: [by("a", 1), by("b", -1)] },
    ]);
    view.keepItem[2] = 0;
    expect(contestedItems(view)).toEqual([]);
    expect(contestedItems(viewOf([]))).toEqual([]);
  });
});
