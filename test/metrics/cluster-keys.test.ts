import { expect, it } from "vitest";
import { isOfFewPrompts } from "#app/metrics/cluster-keys.ts";
import { goldAccuracy } from "#app/metrics/gold/gold-accuracy.ts";
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

function widthOf(items: number, prompts: number): number {
  const outcome = goldAccuracy.measure(golden(items, prompts), NO_CONTEXT);
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome.high - outcome.low;
}

it("a hundred pairs for one prompt are as good as a hundred prompts, as far as this prompt goes", () => {
  expect(widthOf(300, 1)).toBeCloseTo(widthOf(300, 300), 6);
});

it("from twelve prompts on, and below a hundred items, prompts are the clusters", () => {
  expect(isOfFewPrompts(golden(300, 11).items)).toBe(true);
  expect(isOfFewPrompts(golden(300, 12).items)).toBe(false);
  expect(isOfFewPrompts(golden(99, 1).items)).toBe(false);
});
