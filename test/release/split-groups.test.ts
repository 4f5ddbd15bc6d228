import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heldOutItems, type SplitColumns } from "#app/release/split-groups.ts";
import { turnFactors } from "#app/release/turn-factors.ts";

interface Item {
  prompt: number;
  near?: number;
  conversation?: number;
  context?: number;
  counts?: boolean;
}

function columns(items: readonly Item[]): SplitColumns {
  return {
    promptKey: Float64Array.from(items, ({ prompt }) => prompt),
    nearPrompt: Uint32Array.from(items, ({ near = 0 }) => near),
    conversationKey: Float64Array.from(items, ({ conversation = 0 }) => conversation),
    contextKey: Float64Array.from(items, ({ context = 0 }) => context),
    counts: Uint8Array.from(items, ({ counts = true }) => (counts ? 1 : 0)),
  };
}

const item = fc.record({
  prompt: fc.integer({ min: 0, max: 60 }),
  near: fc.integer({ min: 0, max: 8 }),
  conversation: fc.integer({ min: 0, max: 25 }),
  context: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 25 })),
  counts: fc.boolean(),
});
const batches = fc.array(fc.array(item, { maxLength: 60 }), { minLength: 1, maxLength: 3 });

/** Who hangs together, by brute force: two items share something, or somebody between them does. */
function components(all: readonly (readonly Item[])[]): number[] {
  const flat = all.flatMap((items, batch) => items.map((one) => ({ ...one, batch })));
  const group = flat.map((_, i) => i);
  const linked = (a: (typeof flat)[number], b: (typeof flat)[number]) =>
    a.prompt === b.prompt ||
    (a.conversation !== 0 && a.conversation !== undefined && a.conversation === b.conversation) ||
    (a.context !== 0 && a.context !== undefined && a.context === b.context) ||
    (a.near !== 0 && a.near !== undefined && a.near === b.near && a.batch === b.batch);
  for (let again = true; again; ) {
    again = false;
    for (const [i, a] of flat.entries())
      for (const [j, b] of flat.entries())
        if (linked(a, b) && group[i] !== group[j]) {
          const lower = Math.min(group[i] as number, group[j] as number);
          [group[i], group[j]] = [lower, lower];
          again = true;
        }
  }
  return group;
}

describe("what is held out", () => {
  const size = { heldOut: 6, mostShare: 0.25 };

  it("is whole groups, never more than its size of any batch", () => {
    fc.assert(
      fc.property(batches, fc.integer(), (all, seed) => {
        const held = heldOutItems(all.map(columns), size, seed);
        const flat = held.flatMap((mask) => [...mask]);
        const sides = new Map<number, number>();
        for (const [i, group] of components(all).entries()) {
          expect(sides.get(group) ?? flat[i]).toBe(flat[i]);
          sides.set(group, flat[i] as number);
        }
        for (const [batch, items] of all.entries()) {
          const counted = items.filter(({ counts }) => counts).length;
          const taken = items.filter(({ counts }, i) => counts && held[batch]?.[i] === 1).length;
          expect(taken).toBeLessThanOrEqual(Math.min(6, Math.floor(counted * 0.25)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of the items", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const [forward = new Uint8Array()] = heldOutItems([columns(items)], size, 3);
        const [backward = new Uint8Array()] = heldOutItems([columns([...items].reverse())], size, 3);
        expect([...forward]).toEqual([...backward].reverse());
      }),
    );
  });

  const plain = (from: number, n: number) => Array.from({ length: n }, (_, i) => ({ prompt: (from + i) * 7919 + 1 }));
  const keysHeld = (items: Item[], mask: Uint8Array | undefined) =>
    items.filter((_, i) => mask?.[i] === 1).map(({ prompt }) => prompt);

  it("is a thousand of a large batch, a tenth of a small one", () => {
    const [large, small] = heldOutItems(
      [columns(plain(0, 20_000)), columns(plain(50_000, 500))],
      { heldOut: 1000, mostShare: 0.1 },
      1,
    );
    const total = (mask: Uint8Array | undefined) => mask?.reduce((sum, one) => sum + one, 0);
    expect([total(large), total(small)]).toEqual([1000, 50]);
  });

  it("stays held out when another week joins, and is another set with another seed", () => {
    const week1 = plain(0, 2000);
    const [alone] = heldOutItems([columns(week1)], size, 1);
    const [joined] = heldOutItems([columns(week1), columns(plain(9000, 3000))], size, 1);
    const [other] = heldOutItems([columns(week1)], size, 2);
    expect(keysHeld(week1, joined)).toEqual(keysHeld(week1, alone));
    expect(keysHeld(week1, other)).not.toEqual(keysHeld(week1, alone));
  });

  it("takes every group about as often", () => {
    const items = plain(0, 400);
    const times = new Array<number>(400).fill(0);
    for (let seed = 0; seed < 500; seed += 1) {
      const [mask] = heldOutItems([columns(items)], { heldOut: 40, mostShare: 1 }, seed);
      for (let i = 0; i < 400; i += 1) times[i] = (times[i] ?? 0) + (mask?.[i] ?? 0);
    }
    // Binomial(500, 0.1): mean 50, standard deviation 6.7; 400 of them.
    expect(Math.min(...times)).toBeGreaterThan(50 - 4.5 * 6.7);
    expect(Math.max(...times)).toBeLessThan(50 + 4.5 * 6.7);
  });
});

describe("turns of a conversation", () => {
  const of = (rows: [conversation: number, turn: number, counts?: boolean][]) => ({
    conversationKey: Float64Array.from(rows, ([key]) => key),
    turn: Uint16Array.from(rows, ([, turn]) => turn),
    counts: Uint8Array.from(rows, ([, , counts = true]) => (counts ? 1 : 0)),
  });
  const rows = of([
    [7, 1],
    [7, 2],
    [0, 0],
    [9, 1],
    [7, 3, false],
    [7, 0],
  ]);

  it("each weigh what they weigh", () => {
    expect([...turnFactors(rows, "each")]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("share one weight among those that count", () => {
    const third = Math.fround(1 / 3);
    expect([...turnFactors(rows, "share")]).toEqual([third, third, 1, 1, 1, third]);
  });

  it("leave the last one alone in", () => {
    expect([...turnFactors(rows, "last")]).toEqual([0, 1, 1, 1, 1, 0]);
    expect([
      ...turnFactors(
        of([
          [7, 0],
          [7, 0],
        ]),
        "last",
      ),
    ]).toEqual([0, 1]);
  });
});
