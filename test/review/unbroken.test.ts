/** What a line of a printed report does not cut. */
import { expect, it } from "vitest";
import { hasLongRun, unbroken } from "#app/review/vendor-report/unbroken.ts";

const kept = (text: string) =>
  unbroken(text)
    .filter(({ isKept }) => isKept)
    .map((piece) => piece.text);

it("is an interval with its value, a day, a short cell; nothing is lost", () => {
  expect(kept("gold accuracy 0.890 [0.873, 0.905] is under 0.90")).toEqual(["0.890 [0.873, 0.905]"]);
  expect(kept("+0.010 [−0.039, +0.058], 2 v 3 seeds")).toEqual(["+0.010 [−0.039, +0.058]"]);
  expect(kept("0.863 [0.789, 0.914] · 1\u2009117")).toEqual(["0.863 [0.789, 0.914] · 1\u2009117"]);
  expect(kept("since Mon 12 Oct 2026 or 2026-10-12, whichever")).toEqual(["Mon 12 Oct 2026", "2026-10-12"]);
  expect(kept("Week 3")).toEqual(["Week 3"]);
  for (const text of ["", "[[[]]] a [b [0.1, 0.2] c", "x".repeat(40)])
    expect(
      unbroken(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
});

it("is not a run that is longer than a line", () => {
  expect(hasLongRun("x".repeat(25))).toBe(true);
  expect(hasLongRun("two words that are short")).toBe(false);
});
