/** Walking the rows and shared comparisons of a view, against the naive way: group, filter, visit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GrowingNumbers } from "#app/metrics/agreement/growing-numbers.ts";
import { sharedItems } from "#app/metrics/agreement/shared-items.ts";
import { eachUnit } from "#app/metrics/agreement/units.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { eachItem, eachRow, sideOf } from "#app/metrics/rows.ts";
import { FIVE_POINTS, fivePoints, viewOf } from "#test/support/view-builder.ts";

const NAMES = ["ann", "bob", "cat"];
const CLOSE = "end of prompt";

/** Items in few prompts, in any order, with none to four judgments; some items and some judgments are left out. */
const views: fc.Arbitrary<BatchView> = fc
  .array(
    fc.record({
      prompt: fc.integer({ min: 1, max: 6 }),
      isKept: fc.boolean(),
      labels: fc.array(
        fc.record({ who: fc.constantFrom(...NAMES), label: fc.integer({ min: 1, max: 5 }), counts: fc.boolean() }),
        {
          maxLength: 4,
        },
      ),
    }),
    { maxLength: 20 },
  )
  .map((items) => {
    const view = viewOf(
      items.map(({ prompt, labels }, i) => ({
        prompt,
        pair: i + 1,
        judgments: labels.map(({ who, label, counts }) => ({ ...fivePoints(who, label), weight: counts ? 1 : 0 })),
      })),
      FIVE_POINTS,
    );
    return { ...view, keepItem: Uint8Array.from(items, ({ isKept }) => Number(isKept)) };
  });

/** The kept items of each prompt that has any, prompts and items in order of appearance. */
function naivePrompts({ items, keepItem }: BatchView): number[][] {
  const prompts = new Map<number, number[]>();
  for (let item = 0; item < items.n; item += 1) {
    const key = items.promptKey[item] as number;
    prompts.set(key, [...(prompts.get(key) ?? []), ...(keepItem[item] === 1 ? [item] : [])]);
  }
  return [...prompts.values()].filter((kept) => kept.length > 0);
}

function rowsOf({ items }: BatchView, item: number): number[] {
  const [from = 0, to = 0] = [items.firstJudgment[item], items.firstJudgment[item + 1]];
  return Array.from({ length: to - from }, (_, i) => from + i);
}

describe("eachItem and eachRow", () => {
  it("visit what is kept, prompt by prompt, and close each prompt once", () => {
    fc.assert(
      fc.property(views, (view) => {
        const items: (number | string)[] = [];
        eachItem(
          view,
          (item) => items.push(item),
          () => items.push(CLOSE),
        );
        const prompts = naivePrompts(view);
        expect(items).toEqual(prompts.flatMap((kept) => [...kept, CLOSE]));
        const rows: (number | string)[] = [];
        eachRow(
          view,
          (row, item) => rows.push(`${row} of ${item}`),
          () => rows.push(CLOSE),
        );
        const counted = (item: number) => rowsOf(view, item).filter((row) => (view.weight[row] as number) > 0);
        const rowsByPrompt = prompts.map((kept) =>
          kept.flatMap((item) => counted(item).map((row) => `${row} of ${item}`)),
        );
        expect(rows).toEqual(rowsByPrompt.filter((own) => own.length > 0).flatMap((own) => [...own, CLOSE]));
      }),
    );
  });
});

describe("shared items", () => {
  it("are those with two rows or more, and the last of a prompt closes it", () => {
    fc.assert(
      fc.property(views, (view) => {
        const shared = naivePrompts(view)
          .map((kept) => kept.filter((item) => rowsOf(view, item).length > 1))
          .filter((kept) => kept.length > 0);
        const { item, closes, rows, mostRows } = sharedItems(view);
        expect([...item]).toEqual(shared.flat());
        expect([...closes]).toEqual(shared.flatMap((kept) => kept.map((_, i) => Number(i === kept.length - 1))));
        const sizes = shared.flat().map((one) => rowsOf(view, one).length);
        expect(rows).toBe(sizes.reduce((sum, one) => sum + one, 0));
        expect(mostRows).toBe(Math.max(0, ...sizes));
      }),
    );
  });

  it("give the units that two annotators or more labelled, prompt by prompt", () => {
    fc.assert(
      fc.property(views, (view) => {
        const found: string[] = [];
        let open: string[] = [];
        eachUnit(
          view,
          (row) => sideOf(view, row),
          ({ item, raters, annotator }) => open.push(`${item}: ${[...annotator.subarray(0, raters)].join(" ")}`),
          () => {
            if (open.length > 0) found.push(open.join(", "));
            open = [];
          },
        );
        const { annotator } = view.judgments;
        const naive = naivePrompts(view)
          .map((kept) =>
            kept.flatMap((item) => {
              const who = rowsOf(view, item)
                .filter((row) => (view.weight[row] as number) > 0)
                .map((row) => annotator[row]);
              const raters = [...new Set(who)];
              return raters.length > 1 ? [`${item}: ${raters.join(" ")}`] : [];
            }),
          )
          .filter((units) => units.length > 0);
        expect(found).toEqual(naive.map((units) => units.join(", ")));
        expect(open).toEqual([]);
      }),
    );
  });
});

describe("growing numbers", () => {
  it("hold what was pushed", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }), (numbers) => {
        const growing = new GrowingNumbers(Uint16Array);
        for (const one of numbers) growing.push(one);
        expect(growing.length).toBe(numbers.length);
        expect([...growing.taken()]).toEqual(numbers);
        expect(growing.taken().buffer.byteLength).toBe(numbers.length * 2);
      }),
    );
  });
});
