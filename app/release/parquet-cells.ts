/** Rows turned into columns. */
import type { Characters } from "./byte-characters.ts";
import type { Row } from "./formats/trainer-format.ts";

/** A row with how its texts become bytes. */
export interface CharacterRow {
  row: Row;
  characters: Characters;
}

export interface Cells {
  /** By the name of the column, in the order of the rows; null where there is nothing. */
  columns: ReadonlyMap<string, readonly unknown[]>;
  /** Of each row. */
  characters: readonly Characters[];
}

/** Row by row: to look one column up in row after row takes several times as long. */
export function cellsOf(rows: readonly CharacterRow[]): Cells {
  const names = Object.keys(rows[0]?.row ?? {});
  const columns = names.map((): unknown[] => []);
  for (const { row } of rows) {
    const values = Object.values(row);
    if (values.length !== names.length) throw new Error("The rows of a block have the same columns.");
    for (let i = 0; i < values.length; i += 1) columns[i]?.push(values[i] ?? null);
  }
  return {
    columns: new Map(names.map((name, i) => [name, columns[i] ?? []])),
    characters: rows.map(({ characters }) => characters),
  };
}
