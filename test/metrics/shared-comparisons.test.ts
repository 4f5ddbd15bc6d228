/** Which rows are of one comparison: grouped by a map here, and in one pass however many pairs an item has. */
import { expect, test } from "vitest";
import { sharedComparisons } from "#app/metrics/agreement/shared-comparisons.ts";
import { type BatchView, NONE_U32 } from "#app/metrics/batch-view.ts";
import { matchSlice } from "#app/review/match-slice.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type ItemRow, type JudgmentRow, viewOf } from "#test/support/view-builder.ts";

/** By item, the rows of each comparison that two or more named annotators judged, comparisons by their first row. */
function byMap({ items, judgments, weight }: BatchView): number[][] {
  return Array.from({ length: items.n }, (_, item) => {
    const groups = new Map<string, number[]>();
    for (let row = items.firstJudgment[item] ?? 0; row < (items.firstJudgment[item + 1] ?? 0); row += 1) {
      const pair = `${judgments.first[row]} ${judgments.second[row]}`;
      groups.set(pair, [...(groups.get(pair) ?? []), row]);
    }
    const counts = (row: number) => judgments.annotator[row] !== NONE_U32 && (weight[row] ?? 0) > 0;
    return [...groups.values()]
      .map((rows) => rows.filter(counts))
      .filter((rows) => new Set(rows.map((row) => judgments.annotator[row])).size > 1);
  }).flat();
}

function grouped(view: BatchView): number[][] {
  const { row, first, closes } = sharedComparisons(view);
  return Array.from(closes, (_, c) => [...row.subarray(first[c], first[c + 1])]);
}

const [NOBODY, ANNOTATORS] = [undefined, ["a", "b", "c", "d"]];

test("pairs in any order, several answers, no name and no weight are grouped as a map groups them", () => {
  const random = seededRandom(4);
  const pick = (below: number) => Math.floor(random() * below);
  const judgment = (responses: number): JudgmentRow => {
    const first = pick(responses - 1);
    const annotator = random() < 0.1 ? NOBODY : ANNOTATORS[pick(4)];
    const second = first + 1 + pick(responses - 1 - first);
    return { ...(annotator && { annotator }), strength: pick(3) - 1, first, second, weight: pick(5) === 0 ? 0 : 1 };
  };
  const items = Array.from({ length: 60 }, (_, prompt): ItemRow => {
    const responses = 2 + pick(5);
    return {
      prompt,
      responses: Array.from({ length: responses }, (_, r) => ({ text: String(r) })),
      judgments: Array.from({ length: pick(30) }, () => judgment(responses)),
    };
  });
  const view = viewOf(items);
  expect(byMap(view).length).toBeGreaterThan(100);
  expect(grouped(view)).toEqual(byMap(view));
});

const MANY = Array.from({ length: 250 }, (_, r) => ({ text: String(r) }));

function ranking(annotator: string): JudgmentRow[] {
  return MANY.flatMap((_, first) =>
    MANY.slice(first + 1).map((_, k) => ({ annotator, strength: -1, first, second: first + 1 + k })),
  );
}

test("two rankings of 250 responses, 31,125 pairs each, are grouped in a fraction of a second", () => {
  const view = viewOf([{ responses: MANY, judgments: [...ranking("a"), ...ranking("b")] }]);
  const from = performance.now();
  const { closes } = sharedComparisons(view);
  // Looking for each pair among all rows takes a thousand million steps, some seconds.
  expect(performance.now() - from).toBeLessThan(500);
  expect(closes).toHaveLength(31_125);
});

test("nor is another annotator's answer to one of 31,125 pairs looked for among all rows", () => {
  const [one, other] = [ranking("a"), ranking("b").map((row) => ({ ...row, strength: 1 }))];
  const view = viewOf([{ responses: MANY, judgments: [...one, ...other] }]);
  const from = performance.now();
  const contradicted = matchSlice(view, { marks: ["disagreement"] });
  const met = matchSlice(view, { metBy: ["b"] });
  expect(performance.now() - from).toBeLessThan(500);
  expect(contradicted.reduce((sum, held) => sum + held, 0)).toBe(62_250);
  expect(met.reduce((sum, held) => sum + held, 0)).toBe(31_125);
});
