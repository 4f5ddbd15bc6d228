import { expect, it } from "vitest";
import { promptCorrelation } from "#app/metrics/prompt-correlation.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";

const NONE = Number.NaN;
const row = (prompt: number, weight = 1): ItemRow => ({ prompt, judgments: [{ annotator: "a", strength: 1, weight }] });
const mean = (scores: number[], value: number) => ({ scores: Float64Array.from(scores), value });

it("by hand: three prompts add 1/2, 1/2, -1 to one mean and 1/3, -2/3, 1/3 to the other", () => {
  const view = viewOf([row(1), row(1), row(2), row(2), row(3), row(3), row(3)]);
  // Means 1/2 over four rows and 2/3 over three.
  const one = mean([1, NONE, 1, NONE, 0, 0, NONE], 0.5);
  const other = mean([NONE, 1, NONE, 0, NONE, NONE, 1], 2 / 3);
  const both = (1 / 2) * (1 / 3) - (1 / 2) * (2 / 3) - 1 / 3;
  expect(promptCorrelation(view, one, other)).toBeCloseTo(both / Math.sqrt((1 / 4 + 1 / 4 + 1) * (6 / 9)), 12);
});

it("is 1 of a mean with itself, whatever the weights, and 0 where no prompt has rows of both", () => {
  const view = viewOf([row(1, 2), row(2, 1), row(3, 3), row(4, 1)]);
  const one = mean([1, 0, NONE, NONE], 2 / 3);
  expect(promptCorrelation(view, one, one)).toBeCloseTo(1, 12);
  expect(promptCorrelation(view, one, mean([NONE, NONE, 1, 0], 3 / 4))).toBe(0);
  expect(promptCorrelation(view, one, mean([1, 1, 1, 1], 1))).toBe(0);
});
