/** Where the texts of a delivery's items lie, page by page: an export reads them in this order. */
import type { Db } from "./client.server.ts";

export interface ItemPlace {
  n: number;
  externalId: string;
  /** Bytes in the delivery's text file. */
  offset: number;
  length: number;
}

/** As a row comes: an array is made in two thirds of the time of an object with names. */
type Place = [n: number, externalId: string, offset: number, length: number];

/**
 * Places in order of n, `pageSize` at a time. Each page is a query of its own: a statement left open between two pages
 * would keep everybody else from writing through this connection.
 */
export function* itemPlaces(db: Db, deliveryId: number, pageSize = 2048): Generator<ItemPlace[]> {
  const statement = db.$client
    .prepare<[number, number, number], Place>(
      `SELECT n, external_id, "offset", "length" FROM items WHERE delivery_id = ? AND n >= ? ORDER BY n LIMIT ?`,
    )
    .raw();
  let from = 0;
  for (;;) {
    const page = statement.all(deliveryId, from, pageSize).map(placeOf);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    from = last.n + 1;
  }
}

function placeOf([n, externalId, offset, length]: Place): ItemPlace {
  return { n, externalId, offset, length };
}

/** Where the texts of a delivery's items end: offset and length of the last one. */
export async function endOfTexts(db: Db, deliveryId: number): Promise<number> {
  const end = db.$client
    .prepare<[number], number>(`SELECT "offset" + "length" FROM items WHERE delivery_id = ? ORDER BY n DESC LIMIT 1`)
    .pluck()
    .get(deliveryId);
  return (end as number | undefined) ?? 0;
}
