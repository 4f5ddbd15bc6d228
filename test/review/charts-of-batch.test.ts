/** What the title of the win matrix says of its models. */
import { expect, it } from "vitest";
import { winsChart } from "#app/review/charts-of-batch.ts";
import { type ItemRow, viewOf } from "#test/support/view-builder.ts";

/** `wins` of `n` comparisons go to the first of the two models. */
const meetings = (one: string, other: string, wins: number, n: number): ItemRow[] =>
  Array.from({ length: n }, (_, i) => ({
    responses: [{ model: one }, { model: other }],
    judgments: [{ annotator: "ann", strength: i < wins ? -1 : 1 }],
  }));
const findingOf = (...rows: ItemRow[][]) => winsChart(viewOf(rows.flat()), null).finding;

it("names the win that is surest, not the one share of 1 that a single comparison gives", () => {
  expect(findingOf(meetings("a", "b", 1, 1), meetings("c", "d", 210, 300))).toBe(
    "Of 4 models, c wins most clearly: 0.700 of 300 against d",
  );
});

it("names nobody where chance alone gives such a share to one of the pairs", () => {
  expect(findingOf(meetings("a", "b", 1, 1), meetings("c", "d", 156, 300))).toBe(
    "Of 4 models, none beats another beyond chance",
  );
});

it("names nobody where twelve prompts tell as much as their 300 comparisons", () => {
  const items = meetings("c", "d", 225, 300).map((item, i): ItemRow => ({ ...item, prompt: Math.floor(i / 25) }));
  // Nine prompts of twelve go to c as a whole, which chance does in one case of 14.
  expect(findingOf(items)).toBe("Of 2 models, none beats another beyond chance");
  expect(winsChart(viewOf(items), null).drawn?.cells[0]?.[1]).toMatchObject({
    value: 0.75,
    n: 300,
    // 12 equal clusters that agree within: 12 - 1.
    effectiveN: expect.closeTo(11, 9),
  });
});
