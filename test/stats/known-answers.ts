/** Reads a file of published answers, and bends its tables into the shapes that the statistics take. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { hasSharedData, shared } from "#test/support/shared-data.ts";

export type Label = string | number | null;

export function knownAnswers<T>(name: string, absent: T): T {
  return hasSharedData ? (JSON.parse(readFileSync(shared(`known-answers/${name}`), "utf8")) as T) : absent;
}

export function transpose(rows: readonly Label[][]): Label[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));
}

/** Equal as far as the published number is printed: half a unit of its last digit, and a hair. */
export function expectPrinted(actual: number | null | undefined, published: number, hint = ""): void {
  const [digits = "", exponent = "0"] = `${published}`.split("e");
  const decimals = (digits.split(".")[1] ?? "").length - Number(exponent);
  expect(Math.abs((actual ?? Number.NaN) - published), hint).toBeLessThan(0.51 * 10 ** -decimals);
}

/** Rows are items; categories are the labels that occur, sorted. */
export function countTable(items: readonly Label[][]): { table: number[][]; categories: (string | number)[] } {
  const labels = items.flat().filter((label) => label !== null);
  const categories = [...new Set(labels)].sort((a, b) => (a < b ? -1 : 1));
  return {
    categories,
    table: items.map((row) => categories.map((category) => row.filter((label) => label === category).length)),
  };
}

export function crossTable(a: readonly number[], b: readonly number[]): number[][] {
  const levels = [...new Set([...a, ...b])].sort((x, y) => x - y);
  return levels.map((row) => levels.map((column) => a.filter((label, i) => label === row && b[i] === column).length));
}

/** A two-rater table as one count row per item. */
export function pairsOfCells(table: readonly number[][]): number[][] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, () => table.map((_, c) => Number(c === i) + Number(c === j))),
    ),
  );
}
