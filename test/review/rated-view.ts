/** Items of three responses, each rated by the named annotators: what the intraclass correlation is of. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type JudgmentRow, viewOf } from "#test/support/view-builder.ts";

const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** @param raters of the item; one with a "?" behind the name rates it in part, all but the first pair of responses */
export function ratedView(raters: (item: number) => string[], items = 60): BatchView {
  const random = seededRandom(5);
  return viewOf(
    Array.from({ length: items }, (_, item) => {
      const truth = [random() * 6, random() * 6, random() * 6];
      const rating = (name: string): JudgmentRow[] => {
        const own = truth.map((one) => one + random());
        const pairs = name.endsWith("?") ? PAIRS.slice(1) : PAIRS;
        return pairs.map(([first, second], i) => ({
          ...{ annotator: name.replace("?", ""), first, second, kind: "rating", lead: i === 0 },
          strength: ((own[second] ?? 0) - (own[first] ?? 0)) / 10,
        }));
      };
      return { responses: [{}, {}, {}], judgments: raters(item).flatMap(rating) };
    }),
    null,
  );
}
