/** The pairs of labels of units, added up in one table. */
import type { UnitTable } from "./unit-table.ts";

/** What a unit of r raters counts: once; its labels, r; its pairs, r (r - 1) / 2. */
export type CountOf = "unit" | "label" | "pair";

/** All units' pairs of labels, symmetric and flat. */
export function pairTable(table: UnitTable, count: CountOf): Float64Array {
  return mirrored(upperTable(table, count, 0, table.prompts), table.size);
}

/** The pairs of prompts `from` … `to` at a · size + b, a <= b. */
export function upperTable(
  { size, firstUnit, firstEntry, cell, share, raters, weight }: UnitTable,
  count: CountOf,
  from: number,
  to: number,
): Float64Array {
  const cells = new Float64Array(size * size);
  for (let u = firstUnit[from] as number; u < (firstUnit[to] as number); u += 1) {
    const times = (weight[u] as number) * timesOf(count, raters[u] as number);
    for (let e = firstEntry[u] as number; e < (firstEntry[u + 1] as number); e += 1)
      cells[cell[e] as number] = (cells[cell[e] as number] as number) + times * (share[e] as number);
  }
  return cells;
}

/** Both cells of a pair of different labels get half of it. Changes the table that it is given, and returns it. */
export function mirrored(upper: Float64Array, size: number): Float64Array {
  for (let a = 0; a < size; a += 1)
    for (let b = a + 1; b < size; b += 1) {
      const half = (upper[a * size + b] as number) / 2;
      upper[a * size + b] = half;
      upper[b * size + a] = half;
    }
  return upper;
}

export function timesOf(count: CountOf, raters: number): number {
  if (count === "unit") return 1;
  return count === "label" ? raters : (raters * (raters - 1)) / 2;
}
