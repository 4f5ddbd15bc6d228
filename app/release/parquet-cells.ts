/** Rows turned into columns. */
import type { Row } from "./formats/trainer-format.ts";
import type { RecordPairs } from "./pairs-of-block.ts";

/** How the texts of a row become bytes. */
export type Spelling = Pick<RecordPairs, "characters" | "decoded">;

export interface WrittenRow {
  row: Row;
  /** Of the record that it was made from. */
  spelling: Spelling;
}

export interface Cells {
  /** By the name of the column, in the order of the rows; null where there is nothing. */
  columns: ReadonlyMap<string, readonly unknown[]>;
  /** Of each row. */
  spellings: readonly Spelling[];
}

/** Row by row: to look one column up in row after row takes several times as long. */
export function cellsOf(rows: readonly WrittenRow[]): Cells {
  const names = Object.keys(rows[0]?.row ?? {});
  const columns = names.map((): unknown[] => []);
  for (const { row } of rows) {
    const values = Object.values(row);
    if (values.length !== names.length) throw new Error("The rows of a block have the same columns.");
    for (let i = 0; i < values.length; i += 1) columns[i]?.push(values[i] ?? null);
  }
  return {
    columns: new Map(names.map((name, i) => [name, columns[i] ?? []])),
    spellings: rows.map(({ spelling }) => spelling),
  };
}
