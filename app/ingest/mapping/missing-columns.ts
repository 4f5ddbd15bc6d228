/** The columns a mapping lives on that a file does not have. Found early, it is one sentence; later, a fault in every row. */
import { isPlainObject } from "../check/plain-object.ts";
import type { ColumnMapping } from "./column-mapping.ts";

/**
 * Names in the order of the mapping; none when `rows` is empty. Of a group of label columns one is enough: a JSON row
 * need not carry the columns of annotators who did not see it.
 */
export function missingColumns(mapping: ColumnMapping, rows: readonly unknown[]): string[] {
  const objects = rows.filter(isPlainObject);
  if (objects.length === 0) return [];
  const isThere = (column: string) => objects.some((row) => Object.hasOwn(row, column));
  return needed(mapping).flatMap((group) => (group.some(isThere) ? [] : group));
}

/** Groups of which one column must be there. */
function needed({ item, prompt, responses, label, annotator }: ColumnMapping): string[][] {
  const single = [item ?? [], prompt.columns, responses.map(({ text }) => text), annotator ?? []].flat();
  return [...single.map((column) => [column]), label.columns, ...(label.annotators ? [label.annotators] : [])];
}
