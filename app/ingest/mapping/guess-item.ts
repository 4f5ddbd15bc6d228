/** The columns that tell items apart, and whether a row is an item or one of several judgments of it. */
import { cellText } from "../row-cells.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { COLUMN_WORDS } from "./guess-columns.ts";

export interface GuessedItem {
  item: ColumnMapping["item"];
  row: ColumnMapping["row"];
  note: string | null;
}

type Row = Record<string, unknown>;

/**
 * An id fits when rows that share it also share their texts. Among ids that fit, one that repeats is the item and its
 * rows are judgments; failing that, one that never repeats is a row per item.
 */
export function guessItem(
  rows: readonly Row[],
  columns: readonly ColumnProfile[],
  texts: readonly string[],
  models: readonly string[],
  hasAnnotator: boolean,
): GuessedItem {
  const ids = COLUMN_WORDS.item.flatMap((word) => columns.find((column) => column.word === word)?.name ?? []);
  const filled = ids.filter((id) => columns.some((column) => column.name === id && column.filled === rows.length));
  const keys = [...filled.map((id) => [id]), ...(models.length > 0 ? filled.map((id) => [id, ...models]) : [])];
  const fits = keys.map((key) => ({ key, ...useOf(rows, key, texts) })).filter(({ consistent }) => consistent);

  const repeating = fits.find(({ repeats }) => repeats);
  if (repeating) return { item: short(repeating.key), row: "judgment", note: null };
  const textsRepeat = useOf(rows, texts, texts).repeats;
  if (textsRepeat && hasAnnotator) {
    const note = "No id column is shared by the rows of an item; rows with equal texts are joined.";
    return { item: null, row: "judgment", note };
  }
  const unique = fits.find(({ key }) => key.length === 1);
  if (unique) return { item: short(unique.key), row: "item", note: null };
  return { item: null, row: "item", note: "No column identifies an item; items are named by their row numbers." };
}

function short(key: string[]): string | string[] {
  return key.length === 1 ? (key[0] ?? key) : key;
}

function useOf(rows: readonly Row[], key: readonly string[], texts: readonly string[]) {
  const seen = new Map<string, string>();
  let repeats = false;
  for (const row of rows) {
    const id = joined(row, key);
    const text = joined(row, texts);
    const known = seen.get(id);
    if (known !== undefined && known !== text) return { repeats: true, consistent: false };
    if (known !== undefined) repeats = true;
    seen.set(id, text);
  }
  return { repeats, consistent: true };
}

function joined(row: Row, columns: readonly string[]): string {
  return columns.map((column) => cellText(row[column]) ?? JSON.stringify(row[column])).join("\u0001");
}
