import { expect, it } from "vitest";
import { isOfFewPrompts } from "#app/metrics/cluster-keys.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { metricById } from "#test/support/metric-by-id.ts";
import { NO_CONTEXT, viewOf } from "#test/support/view-builder.ts";

/** Gold answers, four in five right, dealt over so many prompts. */
const golden = (items: number, prompts: number) =>
  viewOf(
    Array.from({ length: items }, (_, i) => ({
      prompt: i % prompts,
      gold: -1,
      judgments: [{ annotator: "ann", strength: i % 5 === 0 ? 1 : -1 }],
    })),
  );

/** Three of six annotators on each item, right in four of five. */
function shared(items: number, prompts: number) {
  const random = seededRandom(11);
  return viewOf(
    Array.from({ length: items }, (_, i) => {
      const better = random() < 0.5 ? -1 : 1;
      const who = Math.floor(random() * 6);
      return {
        prompt: i % prompts,
        judgments: [0, 1, 2].map((k) => ({
          annotator: `w${(who + k) % 6}`,
          strength: random() < 0.8 ? better : -better,
        })),
      };
    }),
  );
}

function widthOf(items: number, prompts: number): number {
  const outcome = goldAccuracy.measure(golden(items, prompts), NO_CONTEXT);
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome.high - outcome.low;
}

it("a hundred pairs for one prompt are as good as a hundred prompts, as far as this prompt goes", () => {
  expect(widthOf(300, 1)).toBeCloseTo(widthOf(300, 300), 6);
});

it.each(["dawid-skene-accuracy", "mace-competence", "consensus-confidence", "label-entropy"])(
  "%s of pairs for one prompt is as sure as of prompts, about",
  (id) => {
    const width = (prompts: number) => {
      const outcome = metricById(id).measure(shared(300, prompts), NO_CONTEXT);
      if (outcome.kind !== "estimate") throw new Error(`${outcome.kind} for ${prompts}`);
      return outcome.high - outcome.low;
    };
    expect(width(1)).toBeGreaterThan(width(300) / 2);
    expect(width(1)).toBeLessThan(width(300) * 2);
  },
);

it("what is learned on one prompt is tried on no other", () => {
  const texts = { items: new Uint32Array(0), words: [] };
  const outcome = metricById("opening-dominance").measure(golden(300, 1), { ...NO_CONTEXT, texts });
  expect(outcome).toMatchObject({
    kind: "not-computable",
    reason: expect.stringContaining("fewer than twelve prompts"),
  });
});

it("from twelve prompts on, and below a hundred items, prompts are the clusters", () => {
  expect(isOfFewPrompts(golden(300, 11).items)).toBe(true);
  expect(isOfFewPrompts(golden(300, 12).items)).toBe(false);
  expect(isOfFewPrompts(golden(99, 1).items)).toBe(false);
});
