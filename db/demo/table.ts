/**
 * Facts as plain text: one row per line, cells between bars. Reads better than a thousand braces.
 *
 * @example table(["country", "capital"], "France|Paris\nPeru|Lima")[1]?.capital // "Lima"
 * @throws RangeError when a row has another number of cells than there are columns.
 */
export function table<Column extends string>(columns: readonly Column[], text: string): Record<Column, string>[] {
  return lines(text).map((line) => {
    const cells = line.split("|");
    if (cells.length !== columns.length) throw new RangeError(`${cells.length} cells, not ${columns.length}: ${line}`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])) as Record<Column, string>;
  });
}

/** The non-empty lines of a text, trimmed. */
export function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
