import { UnusableFile } from "./format.ts";

const LONGEST_NAME = 200;

/**
 * Column names of a table's header row, trimmed; a column without a name is called `column_3` by its place.
 *
 * @throws UnusableFile "header" when no column has a name or one name appears twice
 */
export function columnNames(cells: readonly string[]): string[] {
  if (cells.every((cell) => cell.trim() === "")) {
    throw new UnusableFile("header", "the header row is empty", "Put the column names into the first row.");
  }
  const names = cells.map((cell, index) => cell.trim().slice(0, LONGEST_NAME) || `column_${index + 1}`);
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new UnusableFile("header", `two columns are named "${name}"`, "Give every column its own name.");
    }
    seen.add(name);
  }
  return names;
}
