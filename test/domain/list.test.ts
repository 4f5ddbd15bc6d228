import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, type List, listed } from "#app/domain/list.ts";

interface Row {
  n: number | null;
  word: string;
}
const LIST: List<Row> = { name: "rows", filters: ["word"], cells: { n: ({ n }) => n, word: ({ word }) => word } };
const ROWS: Row[] = [
  { n: 10, word: "b" },
  { n: null, word: "A" },
  { n: 9, word: "b" },
  { n: -1, word: "" },
];
const ask = (search: string) => listed(LIST, ROWS, new URLSearchParams(search));

describe("a list", () => {
  it("stays in the order it was made in, and ignores what it does not know", () => {
    for (const search of ["", "rows-sort=secret", "rows-sort=__proto__", "other-sort=n", "rows-n=9"])
      expect(ask(search)).toMatchObject({ rows: ROWS, all: 4, sort: undefined });
  });

  it("orders numbers by size, words without regard to case, and what is empty last either way", () => {
    expect(ask("rows-sort=n").rows.map(({ n }) => n)).toEqual([-1, 9, 10, null]);
    expect(ask("rows-sort=-n").rows.map(({ n }) => n)).toEqual([10, 9, -1, null]);
    expect(ask("rows-sort=word").rows.map(({ word }) => word)).toEqual(["A", "b", "b", ""]);
    expect(ask("rows-sort=-word").rows.map(({ word }) => word)).toEqual(["b", "b", "A", ""]);
  });

  it("is narrowed by a value, and says how many rows each value leaves", () => {
    const { rows, all, filters } = ask("rows-word=b&rows-sort=n");
    expect([rows.map(({ n }) => n), all]).toEqual([[9, 10], 4]);
    expect(filters).toEqual([
      {
        column: "word",
        chosen: "b",
        values: [
          { value: "b", rows: 2 },
          { value: "A", rows: 1 },
          { value: "none", rows: 1 },
        ],
      },
    ]);
    expect(ask("rows-word=none").rows).toEqual([{ n: -1, word: "" }]);
    expect(ask("rows-word=gone")).toMatchObject({ rows: [], all: 4 });
  });

  it("loses and invents no row, whatever is asked", () => {
    const cell = fc.oneof(fc.constant(null), fc.integer(), fc.string({ maxLength: 3 }));
    const list: List<{ id: number; a: Cell; b: Cell }> = {
      name: "x",
      filters: ["b"],
      cells: { a: ({ a }) => a, b: ({ b }) => b },
    };
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: cell, b: cell })),
        fc.constantFrom("a", "-a", "b", "-b", "?"),
        (given, sort) => {
          const rows = given.map((row, id) => ({ ...row, id }));
          const all = listed(list, rows, new URLSearchParams({ "x-sort": sort }));
          expect(new Set(all.rows.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
          const parts = (all.filters[0]?.values ?? []).map(
            ({ value }) => listed(list, rows, new URLSearchParams({ "x-b": value })).rows.length,
          );
          expect(parts.reduce((sum, n) => sum + n, 0)).toBe(rows.length);
          expect(parts).toEqual((all.filters[0]?.values ?? []).map((one) => one.rows));
        },
      ),
    );
  });
});
