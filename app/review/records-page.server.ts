/** A page of records: filtered and sorted on the batch's columns, then only the rows shown are read. */

import type { RecordPlace } from "#app/domain/record.ts";
import { pairsDelivered } from "#app/ingest/measure-delivery.server.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import { activeDeliveries, type DeliveryRow } from "#db/deliveries.server.ts";
import { idsBetween, itemsAt, placesOfId } from "#db/records.server.ts";
import { evidenceOf } from "./batch-evidence.server.ts";
import type { ReviewTools } from "./batch-standing.server.ts";
import type { BesideFacts } from "./beside.ts";
import { measureContextOf } from "./measure-context.server.ts";
import { asksBeside, type MatchedRecords, matchRecords, type RecordFilter } from "./record-filter.ts";
import { type RecordRow, recordRow } from "./record-row.ts";

export const RECORDS_PER_PAGE = 50;
/** Records of a search by id that are told by their places, so that they can be flagged together. */
const MOST_PLACES = 1000;

export type ListedRecord = RecordRow & RecordPlace & { id: string };

export interface RecordsPage {
  rows: ListedRecord[];
  total: number;
  judgments: number;
  page: number;
  pages: number;
  /** Of what no slice can say, such as a search by id: all pages of it; null otherwise, or where it finds more than a thousand. */
  found: RecordPlace[] | null;
  names: BatchView["names"];
}

/** undefined when nothing was delivered. */
export async function recordsPage(
  tools: ReviewTools,
  batchId: string,
  filter: RecordFilter,
): Promise<RecordsPage | undefined> {
  const found = await findRecords(tools, batchId, filter);
  if (!found) return undefined;
  const { view, matched, deliveries } = found;
  const pages = Math.max(1, Math.ceil(matched.items.length / RECORDS_PER_PAGE));
  const page = Math.min(filter.page, pages);
  const shown = [...matched.items.subarray((page - 1) * RECORDS_PER_PAGE, page * RECORDS_PER_PAGE)];
  const places = shown.map((item) => placeOf(deliveries, item));
  const stored = await itemsAt(tools.db, places);
  const ids = new Map(stored.map(({ deliveryId, n, externalId }) => [`${deliveryId} ${n}`, externalId]));
  return {
    rows: shown.map((item, i) => {
      const place = places[i] as RecordPlace;
      return { ...recordRow(view, item), ...place, id: ids.get(`${place.deliveryId} ${place.n}`) ?? "" };
    }),
    total: matched.items.length,
    judgments: matched.judgments,
    page,
    pages,
    found:
      (filter.text !== "" || asksBeside(filter)) && matched.items.length <= MOST_PLACES
        ? [...matched.items].map((item) => placeOf(deliveries, item))
        : null,
    names: view.names,
  };
}

export interface FoundRecords {
  view: BatchView;
  deliveries: DeliveryRow[];
  matched: MatchedRecords;
}

export async function findRecords(
  tools: ReviewTools,
  batchId: string,
  filter: RecordFilter,
): Promise<FoundRecords | undefined> {
  const deliveries = await activeDeliveries(tools.db, batchId);
  if (deliveries.length === 0) return undefined;
  const view = await tools.views.of(deliveries);
  const among = await withId(tools, deliveries, view, filter.text);
  const facts = await besideFacts(tools, batchId, view, filter);
  return { view, deliveries, matched: matchRecords(view, filter, among, facts) };
}

/** Read where the filter asks for them alone; what others have delivered as it is now, however long the view is known. */
async function besideFacts(
  tools: ReviewTools,
  batchId: string,
  view: BatchView,
  filter: RecordFilter,
): Promise<BesideFacts> {
  const evidence = asksBeside(filter) ? await evidenceOf(tools.db, batchId) : undefined;
  if (!evidence) return {};
  const context = await measureContextOf(tools, evidence, view);
  return filter.beside.copyOf ? { ...context, ...(await pairsDelivered(tools.db, evidence.batch, view)) } : context;
}

/** Every record found, with its id, a thousand at a time: what a download streams. */
export async function* eachRecord(
  tools: ReviewTools,
  { view, deliveries, matched }: FoundRecords,
): AsyncGenerator<ListedRecord> {
  const ids = new Map<number, Map<number, string>>();
  for (const { id, items } of deliveries) ids.set(id, await idsBetween(tools.db, id, 0, items));
  for (const item of matched.items) {
    const place = placeOf(deliveries, item);
    yield { ...recordRow(view, item), ...place, id: ids.get(place.deliveryId)?.get(place.n) ?? "" };
  }
}

/** The view joins deliveries in their order; where an item of it is stored. */
export function placeOf(deliveries: readonly Pick<DeliveryRow, "id" | "items">[], item: number): RecordPlace {
  let before = 0;
  for (const { id, items } of deliveries) {
    if (item < before + items) return { deliveryId: id, n: item - before };
    before += items;
  }
  throw new RangeError(`The batch has no item ${item}.`);
}

/** The other way; undefined when the delivery is not part of the batch as it stands, or has no such item. */
export function itemAt(
  deliveries: readonly Pick<DeliveryRow, "id" | "items">[],
  { deliveryId, n }: RecordPlace,
): number | undefined {
  let before = 0;
  for (const { id, items } of deliveries) {
    if (id === deliveryId) return n >= 0 && n < items ? before + n : undefined;
    before += items;
  }
  return undefined;
}

async function withId(
  { db }: ReviewTools,
  deliveries: readonly DeliveryRow[],
  view: BatchView,
  text: string,
): Promise<Uint8Array | null> {
  if (text === "") return null;
  const mask = new Uint8Array(view.items.n);
  const places = await placesOfId(
    db,
    deliveries.map(({ id }) => id),
    text,
  );
  for (const place of places) {
    const item = itemAt(deliveries, place);
    if (item !== undefined) mask[item] = 1;
  }
  return mask;
}
