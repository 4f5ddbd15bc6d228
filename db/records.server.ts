/** Single records of a delivery: what they are called, and where their text lies. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { RecordPlace } from "#app/domain/record.ts";
import type { Db } from "./client.server.ts";
import { items } from "./schema.ts";

export type ItemRow = typeof items.$inferSelect;

/** In the order of the places; places that hold nothing are left out. */
export async function itemsAt(db: Db, places: readonly RecordPlace[]): Promise<ItemRow[]> {
  const wanted = new Map<number, number[]>();
  for (const { deliveryId, n } of places) wanted.set(deliveryId, [...(wanted.get(deliveryId) ?? []), n]);
  const found = new Map<string, ItemRow>();
  for (const [deliveryId, ns] of wanted) {
    const rows = db
      .select()
      .from(items)
      .where(and(eq(items.deliveryId, deliveryId), inArray(items.n, ns)))
      .all();
    for (const row of rows) found.set(`${deliveryId} ${row.n}`, row);
  }
  return places.flatMap(({ deliveryId, n }) => found.get(`${deliveryId} ${n}`) ?? []);
}

/** External ids of a run of records, `from` inclusive, `to` exclusive. */
export async function idsBetween(db: Db, deliveryId: number, from: number, to: number): Promise<Map<number, string>> {
  const rows = db
    .select({ n: items.n, id: items.externalId })
    .from(items)
    .where(and(eq(items.deliveryId, deliveryId), sql`${items.n} >= ${from} AND ${items.n} < ${to}`))
    .all();
  return new Map(rows.map(({ n, id }) => [n, id]));
}

/** Records whose id contains the text, upper and lower case alike. */
export async function placesOfId(db: Db, deliveryIds: readonly number[], text: string): Promise<RecordPlace[]> {
  if (deliveryIds.length === 0) return [];
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .select({ deliveryId: items.deliveryId, n: items.n })
    .from(items)
    .where(and(inArray(items.deliveryId, [...deliveryIds]), sql`${items.externalId} LIKE ${pattern} ESCAPE '\\'`))
    .all();
}

/** The first record with exactly this id in these deliveries; undefined when there is none. */
export async function itemOfId(db: Db, deliveryIds: readonly number[], id: string): Promise<ItemRow | undefined> {
  if (deliveryIds.length === 0) return undefined;
  return db
    .select()
    .from(items)
    .where(and(inArray(items.deliveryId, [...deliveryIds]), eq(items.externalId, id)))
    .orderBy(asc(items.deliveryId), asc(items.n))
    .limit(1)
    .get();
}
