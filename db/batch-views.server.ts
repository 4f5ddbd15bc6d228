/** Loads a delivery's stored columns as a batch view: five milliseconds for a week of 30,000 comparisons. */
import { type BatchView, ItemFlag } from "#app/metrics/batch-view.ts";
import {
  type ColumnSpec,
  type Columns,
  type ColumnType,
  ITEM_COLUMNS,
  JUDGMENT_COLUMNS,
  joinViews,
  type NumberColumn,
  RESPONSE_COLUMNS,
  runningSum,
  sharedColumn,
  viewOfColumns,
} from "#app/metrics/columns.ts";
import { signatureName } from "#app/metrics/integrity/signature-bands.ts";
import { lazyView } from "#app/metrics/lazy-columns.ts";
import type { Db } from "./client.server.ts";
import type { DeliveryRow, Dictionary } from "./deliveries.server.ts";

export type Measurable = Pick<DeliveryRow, "id" | "parserVersion"> & { dictionary: unknown };

/** The view of a batch: its active deliveries as one. */
export async function batchView(db: Db, deliveries: readonly Measurable[]): Promise<BatchView> {
  const parts = deliveries.map((delivery) => deliveryView(db, delivery));
  return {
    ...joinViews(parts),
    deliveries: parts.map(({ items }, i) => ({ id: deliveries[i]?.id ?? 0, items: items.n })),
    ...(deliveries.length > 0 && { parserVersion: oldestParser(deliveries) }),
  };
}

/** The same, whose columns are read when they are first asked for; a batch of several deliveries is read whole. */
export async function lazyBatchView(db: Db, deliveries: readonly Measurable[]): Promise<BatchView> {
  const [only] = deliveries;
  if (!only || deliveries.length > 1) return batchView(db, deliveries);
  const { scale, ...names } = only.dictionary as Dictionary;
  const rows = (group: "items" | "responses" | "judgments", column: string, Column: ColumnType) =>
    storedLength(db, only.id, `${group}.${column}`) / Column.BYTES_PER_ELEMENT;
  const n = {
    items: rows("items", "promptKey", ITEM_COLUMNS.promptKey),
    responses: rows("responses", "key", RESPONSE_COLUMNS.key),
    judgments: rows("judgments", "annotator", JUDGMENT_COLUMNS.annotator),
  };
  const specs = { items: ITEM_COLUMNS, responses: RESPONSE_COLUMNS, judgments: JUDGMENT_COLUMNS };
  const view = lazyView(
    {
      n,
      read: (group, column) => {
        const Column = (specs[group] as ColumnSpec)[column] as ColumnType;
        const data = columnOf(db, only.id, `${group}.${column}`, Column);
        return data.length === n[group] ? data : new Column(n[group]);
      },
    },
    names,
    scale,
  );
  return { ...view, deliveries: [{ id: only.id, items: n.items }], parserVersion: oldestParser([only]) };
}

function oldestParser(deliveries: readonly Measurable[]): number {
  return Math.min(...deliveries.map(({ parserVersion }) => Number(parserVersion)));
}

/** Sorted, distinct pair keys of these deliveries: what "already delivered" is checked against. */
export async function pairKeysOf(db: Db, deliveryIds: readonly number[]): Promise<Float64Array> {
  const parts = deliveryIds.map((id) => columnOf(db, id, "items.pairKey", Float64Array));
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.sort();
}

/**
 * Sorted prompt keys of the gold items of these deliveries: the vendor's, and pairs of the contract's own gold that a batch
 * other than their own held.
 */
export async function goldKeysOf(
  db: Db,
  deliveries: readonly Pick<DeliveryRow, "id" | "batchId">[],
  ours: readonly { pairKey: number; adjudication: { batchId: string } }[] = [],
): Promise<Float64Array> {
  const parts = deliveries.map(({ id, batchId }) => {
    const flags = columnOf(db, id, "items.flags", Uint8Array);
    const asked = new Set(ours.filter((one) => one.adjudication.batchId !== batchId).map(({ pairKey }) => pairKey));
    const pairs = asked.size > 0 ? storedKeys(db, id, "items.pairKey") : null;
    const isGold = (i: number) =>
      ((flags[i] ?? 0) & ItemFlag.GOLD) !== 0 || (pairs !== null && asked.has(pairs[i] ?? 0));
    return columnOf(db, id, "items.promptKey", Float64Array).filter((_, i) => isGold(i));
  });
  return Float64Array.from(parts.flatMap((part) => [...part])).sort();
}

/** The place of one item's text, found again and again: the statement is prepared once. */
export function placeFinder(db: Db, deliveryId: number): (n: number) => { offset: number; length: number } {
  const statement = db.$client.prepare<[number, number], { offset: number; length: number }>(
    `SELECT "offset", "length" FROM items WHERE delivery_id = ? AND n = ?`,
  );
  return (n) => {
    const place = statement.get(deliveryId, n);
    if (!place) throw new Error(`Delivery ${deliveryId} has no item ${n}.`);
    return place;
  };
}

function deliveryView(db: Db, delivery: Measurable): BatchView {
  const { scale, ...names } = delivery.dictionary as Dictionary;
  const stored = {
    items: group(db, delivery.id, "items", ITEM_COLUMNS),
    responses: group(db, delivery.id, "responses", RESPONSE_COLUMNS),
    judgments: group(db, delivery.id, "judgments", JUDGMENT_COLUMNS),
  };
  return viewOfColumns(stored, names, scale);
}

function group<Spec extends ColumnSpec>(db: Db, deliveryId: number, name: string, spec: Spec): Columns<Spec> {
  const columns = Object.entries(spec).map(
    ([column, Column]) => [column, columnOf(db, deliveryId, `${name}.${column}`, Column)] as const,
  );
  const n = columns[0]?.[1].length ?? 0;
  // A delivery taken in before a column existed has none of it: nothing was found, because nothing was looked for. Metrics
  // that count it say so by `since`.
  const whole = columns.map(([column, data]) => [
    column,
    data.length === n ? data : new (spec[column] as ColumnType)(n),
  ]);
  return { n, ...Object.fromEntries(whole) } as Columns<Spec>;
}

/**
 * Reads the bands of a delivery's signatures, each into the memory of the one before: forty-two of them go by, and what is
 * dropped is not given back at once. A band is empty when the delivery was taken in before there were any.
 */
export function bandReader(db: Db, deliveryId: number): (band: number) => Uint32Array {
  let memory = new Uint32Array();
  return (band) => {
    const name = signatureName(band);
    const n = storedLength(db, deliveryId, name) / Uint32Array.BYTES_PER_ELEMENT;
    if (n > memory.length) memory = new Uint32Array(n);
    const hashes = memory.subarray(0, n);
    fillColumn(db, deliveryId, name, hashes);
    return hashes;
  };
}

export function storedKeys(db: Db, deliveryId: number, name: "items.promptKey" | "items.pairKey"): Float64Array {
  return columnOf(db, deliveryId, name, Float64Array) as Float64Array;
}

export function storedBytes(db: Db, deliveryId: number, name: string): Uint8Array {
  return columnOf(db, deliveryId, name, Uint8Array) as Uint8Array;
}

/** Whose each judgment is, as a place in the delivery's dictionary; NONE_U32 where it names nobody. */
export function storedAnnotators(db: Db, deliveryId: number): Uint32Array {
  return columnOf(db, deliveryId, "judgments.annotator", Uint32Array) as Uint32Array;
}

/** The domain of each item, as a place in the delivery's dictionary; NONE_U16 where it has none. */
export function storedDomains(db: Db, deliveryId: number): Uint16Array {
  return columnOf(db, deliveryId, "items.domain", Uint16Array) as Uint16Array;
}

/** Where the responses of each item begin, and where the last one's end. */
export function storedFirstResponse(db: Db, deliveryId: number): Uint32Array {
  return runningSum(columnOf(db, deliveryId, "items.responseCount", Uint16Array) as Uint16Array);
}

/** Writes a column anew, in the chunks it was stored in. */
export function replaceColumn(db: Db, deliveryId: number, name: string, values: NumberColumn): void {
  const chunks = db.$client
    .prepare<[number, string], { chunk: number; bytes: number }>(
      "SELECT chunk, length(data) AS bytes FROM delivery_columns WHERE delivery_id = ? AND name = ? ORDER BY chunk",
    )
    .all(deliveryId, name);
  const update = db.$client.prepare(
    "UPDATE delivery_columns SET data = ? WHERE delivery_id = ? AND name = ? AND chunk = ?",
  );
  let at = values.byteOffset;
  for (const { chunk, bytes } of chunks) {
    update.run(Buffer.from(values.buffer, at, bytes), deliveryId, name, chunk);
    at += bytes;
  }
}

function columnOf(db: Db, deliveryId: number, name: string, Column: ColumnType): NumberColumn {
  const bytes = storedLength(db, deliveryId, name);
  const whole = sharedColumn(Column, bytes / Column.BYTES_PER_ELEMENT);
  fillColumn(db, deliveryId, name, whole);
  return whole;
}

/** Chunk after chunk into one array as long as the column: a column of a million rows is in memory once. */
function fillColumn(db: Db, deliveryId: number, name: string, whole: NumberColumn): void {
  const target = new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
  let at = 0;
  for (const blob of blobs(db, deliveryId, name)) {
    target.set(blob, at);
    at += blob.byteLength;
  }
}

/** In bytes. */
function storedLength(db: Db, deliveryId: number, name: string): number {
  return db.$client
    .prepare("SELECT coalesce(sum(length(data)), 0) FROM delivery_columns WHERE delivery_id = ? AND name = ?")
    .pluck()
    .get(deliveryId, name) as number;
}

function blobs(db: Db, deliveryId: number, name: string): IterableIterator<Buffer> {
  return db.$client
    .prepare("SELECT data FROM delivery_columns WHERE delivery_id = ? AND name = ? ORDER BY chunk")
    .pluck()
    .iterate(deliveryId, name) as IterableIterator<Buffer>;
}
