/** What a column looks like in the first rows: the evidence a mapping is guessed from. */
import { cellNumber, cellText, isBlankCell } from "../row-cells.ts";

export interface ColumnProfile {
  name: string;
  /** Lower case, words joined by one underscore: "Response A" and "responseA" become response_a. */
  word: string;
  /** Cells that are not blank. */
  filled: number;
  /** Distinct texts of the cells, trimmed and in lower case; at most `MOST_DISTINCT`. */
  distinct: Set<string>;
  /** Every filled cell is a number. */
  numeric: boolean;
  min: number;
  max: number;
  integers: boolean;
  averageLength: number;
}

export const MOST_DISTINCT = 500;

export function profileColumns(rows: readonly Record<string, unknown>[]): ColumnProfile[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].map((name) => profileColumn(name, rows));
}

function profileColumn(name: string, rows: readonly Record<string, unknown>[]): ColumnProfile {
  const cells = rows.map((row) => row[name]).filter((cell) => !isBlankCell(cell));
  const distinct = new Set<string>();
  let characters = 0;
  for (const cell of cells) {
    const text = cellText(cell) ?? JSON.stringify(cell);
    characters += text.length;
    if (distinct.size < MOST_DISTINCT) distinct.add(text.trim().toLowerCase());
  }
  const numbers = cells.map(cellNumber).filter((number) => number !== null);
  return {
    name,
    word: wordOf(name),
    filled: cells.length,
    distinct,
    numeric: cells.length > 0 && numbers.length === cells.length,
    min: numbers.reduce((low, number) => Math.min(low, number), Number.POSITIVE_INFINITY),
    max: numbers.reduce((high, number) => Math.max(high, number), Number.NEGATIVE_INFINITY),
    integers: numbers.every(Number.isInteger),
    averageLength: cells.length === 0 ? 0 : characters / cells.length,
  };
}

function wordOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/([A-Za-z])(\d)/g, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}
