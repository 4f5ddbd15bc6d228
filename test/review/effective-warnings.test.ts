import { describe, expect, it } from "vitest";
import { effectiveWarnings } from "#app/review/effective-warnings.ts";

const of = (items: number, effective: number) => ({ items, effective, effectiveShare: effective / items });
const whole = of(1000, 1000);
const titles = (after: ReturnType<typeof of>) => effectiveWarnings(whole, after).map(({ title }) => title);

describe("a warning of too little effective size", () => {
  it("is given from under 40 % on, and not at 40 %", () => {
    expect(titles(of(1000, 400))).toEqual([]);
    expect(titles(of(1000, 399))).toHaveLength(2);
  });

  it("tells weights that leave little worth from exclusions that leave few", () => {
    expect(titles(of(300, 300))).toEqual(["30\u00a0% of the delivery’s effective size is left."]);
    // Against a delivery whose own weights were uneven already.
    const uneven = of(1000, 500);
    expect(effectiveWarnings(uneven, of(1000, 350)).map(({ title }) => title)).toEqual([
      "The weights leave 35\u00a0% of the records’ worth.",
    ]);
  });

  it("is given where nothing is left, and not where nothing was there", () => {
    const nothing = { items: 0, effective: 0, effectiveShare: null };
    expect(effectiveWarnings(whole, nothing).map(({ title }) => title)).toEqual([
      "0\u00a0% of the delivery’s effective size is left.",
    ]);
    expect(effectiveWarnings(nothing, nothing)).toEqual([]);
  });
});
