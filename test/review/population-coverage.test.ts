/** Coverage of a population by hand, and that nobody can be singled out. */
import { describe, expect, it } from "vitest";
import { parsePopulationTargets, populationTargetsText } from "#app/domain/population-targets.ts";
import { attributeCoverage, type CoverageCell, type Work } from "#app/review/population-coverage.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";

/** Annotators a0, a1 … with these values ("" = unknown) and each `judgments` rows. */
function coverage(values: readonly string[], judgments = (_: number) => 10, targets: Record<string, number> = {}) {
  const work = new Map<string, Work>(
    values.map((_, i) => [`a${i}`, { judgments: judgments(i), weight: judgments(i) }] as const),
  );
  const known = new Map(values.flatMap((value, i) => (value === "" ? [] : [[`a${i}`, value] as const])));
  return attributeCoverage(work, { name: "region", values: known, targets: new Map(Object.entries(targets)) });
}
const times = (n: number, value: string) => Array<string>(n).fill(value);
const kinds = (cells: readonly CoverageCell[]) =>
  Object.fromEntries(cells.map((cell) => [cell.value, cell.shown.kind]));

describe("the share of judgments", () => {
  it("of two halves of ten annotators is Wilson's at n_eff 9, however much each judged", () => {
    // Variance 10/9 · Σ(10·(y − 0.5))² / 100² = 1/36, so n_eff = 0.25 · 36 = 9.
    const { low, high } = wilsonInterval(0.5, 9);
    for (const each of [1, 10, 10_000]) {
      const { cells } = coverage([...times(5, "north"), ...times(5, "south")], () => each);
      expect(cells[0]).toMatchObject({ value: "north", shown: { annotators: 5, judgments: 5 * each, value: 0.5 } });
      expect(cells[0]?.shown).toMatchObject({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) });
    }
  });
  it("counts judgments, not annotators, of those whose value is known", () => {
    const { cells, unknown, known } = coverage(
      [...times(5, "north"), ...times(5, "south"), ...times(5, "")],
      (i) => (i < 5 ? 30 : 10),
      { north: 0.5 },
    );
    expect(cells[0]).toMatchObject({ target: 0.5, shown: { value: 0.75, judgments: 150 } });
    expect([known, unknown]).toEqual([10, { annotators: 5, share: 0.2 }]);
  });
  it("of one value everybody has ends at 1, with the interval of so many annotators", () => {
    const shown = coverage(times(6, "north")).cells[0]?.shown;
    expect(shown).toMatchObject({ value: 1, high: 1, low: expect.closeTo(wilsonInterval(1, 6).low, 9) });
  });
});

describe("small values", () => {
  it("show no number, nor does the one that would give them away", () => {
    const { cells } = coverage([...times(3, "islands"), ...times(6, "east"), ...times(20, "north")]);
    expect(kinds(cells)).toEqual({ islands: "few", east: "withheld", north: "share" });
    expect(JSON.stringify(cells.filter(({ value }) => value !== "north"))).not.toMatch(/\d\d/);
  });
  it("that hide each other need no third", () => {
    expect(kinds(coverage([...times(3, "a"), ...times(2, "b"), ...times(6, "c")]).cells)).toEqual({
      a: "few",
      b: "few",
      c: "share",
    });
  });
  it("are hidden too when they are all there is, and so are those without a value", () => {
    const few = coverage([...times(3, "a"), ...times(9, "")]);
    expect([kinds(few.cells), few.known, few.unknown]).toEqual([{ a: "few" }, null, null]);
    const rest = coverage([...times(9, "a"), ...times(2, "")]);
    expect([rest.known, rest.unknown]).toEqual([null, null]);
  });
  it("that nobody has are told with their target", () => {
    expect(coverage(times(6, "north"), undefined, { south: 0.4 }).cells[1]).toEqual({
      value: "south",
      target: 0.4,
      shown: { kind: "none" },
    });
    expect(coverage([], undefined, { south: 0.4 })).toMatchObject({ known: 0, unknown: null });
  });
});

describe("targets", () => {
  it("are typed a line each, with commas or with spaces", () => {
    const parsed = parsePopulationTargets(
      "region, north, 0.3\r\nregion south coast 30 %\n\nyears of experience, 1 to 3, 1\n",
    );
    expect(parsed).toEqual({
      ok: true,
      targets: [
        { attribute: "region", value: "north", share: 0.3 },
        { attribute: "region", value: "south coast", share: 0.3 },
        { attribute: "years of experience", value: "1 to 3", share: 1 },
      ],
    });
    if (parsed.ok) expect(parsePopulationTargets(populationTargetsText(parsed.targets))).toEqual(parsed);
  });
  it.each([
    ["region north", "Line 1: write attribute, value, share."],
    ["a, b, 0.2\nregion, , 0.3", "Line 2: name the attribute and the value."],
    ["region, north, half", "Line 1: a share is a number such as 0.3 or 30 %, above 0 and at most 1."],
    ["region, north, 0", "Line 1: a share is a number such as 0.3 or 30 %, above 0 and at most 1."],
    ["region, north, 30", "Line 1: a share is a number such as 0.3 or 30 %, above 0 and at most 1."],
    ["region, a, 0.7\nregion, b, 0.4", "Line 2: the shares of region come to more than 1."],
    ["region, a, 0.1\nregion, a, 0.1", "Line 2: this value has a target on an earlier line."],
  ])("%j is refused", (text, message) => {
    expect(parsePopulationTargets(text)).toEqual({ ok: false, message });
  });
});
