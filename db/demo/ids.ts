/** The id of the item on a 0-based line: `gh-w1-000001`. */
export function idOf(prefix: string, line: number): string {
  return `${prefix}-${String(line + 1).padStart(6, "0")}`;
}
