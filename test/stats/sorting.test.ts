/** Sorts of whole numbers against the engine's own sort, on both sides of where their ways part. */
import { describe, expect, it } from "vitest";
import { countingSort } from "#app/stats/counting-sort.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { sortByColumn } from "#app/stats/sort-by-column.ts";

describe("counting sort", () => {
  it.each([
    ["few values", 500, 7],
    ["as many values as numbers", 500, 500],
    ["values far beyond their number", 500, 4_000_000_000],
    ["one number", 1, 9],
    ["no number", 0, 1],
  ])("of %s is ascending and keeps every number", (_, n, below) => {
    const random = seededRandom(5);
    const numbers = Uint32Array.from({ length: n }, () => Math.floor(random() * below));
    const sorted = [...numbers].sort((a, b) => a - b);
    expect([...countingSort(numbers)]).toEqual(sorted);
    expect([...numbers]).toEqual(sorted);
  });
});

describe("sort by a column", () => {
  const at = (span: number, offset = 1_790_000_000_000) => {
    const random = seededRandom(11);
    return Float64Array.from({ length: 900 }, () => offset + Math.floor(random() * span));
  };
  const shuffled = Uint32Array.from({ length: 600 }, (_, i) => (i * 7 + 3) % 900);

  it.each([1, 40, 2_600_000_000])("of %d values is ascending and keeps the order of equal ones", (span) => {
    const column = at(span);
    const wanted = [...shuffled].sort((a, b) => (column[a] as number) - (column[b] as number));
    const rows = shuffled.slice();
    expect(sortByColumn(rows, column)).toBe(true);
    expect([...rows]).toEqual(wanted);
  });
  it.each([
    ["a fraction", Float64Array.of(3, 2.5, 1)],
    ["a number that is none", Float64Array.of(3, Number.NaN, 1)],
    ["a span beyond 2^53", Float64Array.of(3, 2 ** 52, 1)],
  ])("leaves the rows as they are before %s", (_, column) => {
    const rows = Uint32Array.of(0, 1, 2);
    expect(sortByColumn(rows, column)).toBe(false);
    expect([...rows]).toEqual([0, 1, 2]);
  });
  it("sorts nothing, and one row", () => {
    expect(sortByColumn(new Uint32Array(), Float64Array.of())).toBe(true);
    const one = Uint32Array.of(4);
    expect(sortByColumn(one, Float64Array.of(0, 0, 0, 0, 8))).toBe(true);
    expect([...one]).toEqual([4]);
  });
});
