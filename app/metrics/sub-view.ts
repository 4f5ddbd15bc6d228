/**
 * Some items of a view as a view of their own, so that measuring a slice costs what the slice holds and not what the batch
 * holds. Every metric gives the same outcome as with all other items and judgments masked out.
 */
import type { BatchView } from "./batch-view.ts";
import type { NumberColumn } from "./columns.ts";
import type { ScoreColumns } from "./metric.ts";

/**
 * @param items of the view, ascending; those that the view leaves out stay out.
 * @param keeps which of their judgments keep their weight; null for all.
 */
export function subView(view: BatchView, items: Uint32Array, keeps: ((row: number) => boolean) | null): BatchView {
  const responseRows = rowsOf(items, view.items.firstResponse);
  const judgmentRows = rowsOf(items, view.items.firstJudgment);
  const n = items.length;
  const firstResponse = firstOf(items, view.items.firstResponse);
  const firstJudgment = firstOf(items, view.items.firstJudgment);
  const item = new Uint32Array(judgmentRows.length);
  for (let i = 0; i < n; i += 1) item.fill(i, firstJudgment[i], firstJudgment[i + 1]);
  const weight = new Float32Array(judgmentRows.length);
  for (let row = 0; row < weight.length; row += 1) {
    const from = judgmentRows[row] as number;
    weight[row] = keeps === null || keeps(from) ? (view.weight[from] as number) : 0;
  }
  const { firstResponse: _, firstJudgment: __, ...ofItems } = view.items;
  const { item: ___, ...ofJudgments } = view.judgments;
  const { deliveries: ____, ...whole } = view;
  return {
    ...whole,
    items: { ...gathered(ofItems, items), n, firstResponse, firstJudgment },
    responses: { ...gathered(view.responses, responseRows), n: responseRows.length },
    judgments: { ...gathered(ofJudgments, judgmentRows), n: judgmentRows.length, item },
    keepItem: gather(view.keepItem, items),
    weight,
  };
}

/** Imported scores in the order of the sub-view: one a response, of traits one an item. */
export function subScores(view: BatchView, items: Uint32Array, scores: readonly ScoreColumns[]): ScoreColumns[] {
  const responseRows = rowsOf(items, view.items.firstResponse);
  return scores.map((one) => ({
    ...one,
    values: gather(one.values, one.kind === "trait" ? items : responseRows),
  }));
}

function rowsOf(items: Uint32Array, first: Uint32Array): Uint32Array {
  const ends = firstOf(items, first);
  const rows = new Uint32Array(ends[items.length] as number);
  for (let i = 0; i < items.length; i += 1) {
    const shift = (first[items[i] as number] as number) - (ends[i] as number);
    for (let at = ends[i] as number; at < (ends[i + 1] as number); at += 1) rows[at] = at + shift;
  }
  return rows;
}

function firstOf(items: Uint32Array, first: Uint32Array): Uint32Array {
  const ends = new Uint32Array(items.length + 1);
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i] as number;
    ends[i + 1] = (ends[i] as number) + (first[item + 1] as number) - (first[item] as number);
  }
  return ends;
}

/** Every column, stored or derived. */
function gathered<Group extends object>(columns: Group, rows: Uint32Array): Group {
  const entries = Object.entries(columns).filter((entry): entry is [string, NumberColumn] =>
    ArrayBuffer.isView(entry[1]),
  );
  return Object.fromEntries(entries.map(([name, column]) => [name, gather(column, rows)])) as Group;
}

function gather<Column extends NumberColumn>(column: Column, rows: Uint32Array): Column {
  const part = new (column.constructor as new (length: number) => Column)(rows.length);
  if (column instanceof Float64Array) copyFloat64(column, rows, part);
  else if (column instanceof Float32Array) copyFloat32(column, rows, part);
  else if (column instanceof Uint32Array) copyUint32(column, rows, part);
  else if (column instanceof Uint16Array) copyUint16(column, rows, part);
  else if (column instanceof Uint8Array) copyUint8(column, rows, part);
  else copyInt16(column, rows, part);
  return part;
}

// One loop a type: a loop that meets six of them is several times slower.
function copyFloat64(from: NumberColumn, rows: Uint32Array, to: NumberColumn): void {
  for (let row = 0; row < rows.length; row += 1) to[row] = from[rows[row] as number] as number;
}
function copyFloat32(from: NumberColumn, rows: Uint32Array, to: NumberColumn): void {
  for (let row = 0; row < rows.length; row += 1) to[row] = from[rows[row] as number] as number;
}
function copyUint32(from: NumberColumn, rows: Uint32Array, to: NumberColumn): void {
  for (let row = 0; row < rows.length; row += 1) to[row] = from[rows[row] as number] as number;
}
function copyUint16(from: NumberColumn, rows: Uint32Array, to: NumberColumn): void {
  for (let row = 0; row < rows.length; row += 1) to[row] = from[rows[row] as number] as number;
}
function copyUint8(from: NumberColumn, rows: Uint32Array, to: NumberColumn): void {
  for (let row = 0; row < rows.length; row += 1) to[row] = from[rows[row] as number] as number;
}
function copyInt16(from: NumberColumn, rows: Uint32Array, to: NumberColumn): void {
  for (let row = 0; row < rows.length; row += 1) to[row] = from[rows[row] as number] as number;
}
