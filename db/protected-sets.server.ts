/** Protected evaluation sets, which deliveries were compared with them, and what was found. */
import { randomUUID } from "node:crypto";
import { and, asc, count, eq, inArray, isNull, max, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { contaminationChecks, contaminationHits, protectedSets } from "./schema.ts";

export type ProtectedSetRow = typeof protectedSets.$inferSelect;
export type ContaminationHitRow = typeof contaminationHits.$inferSelect;
export type NewProtectedSet = Omit<ProtectedSetRow, "id" | "removedAt">;

/** A set that was taken away and comes back with the same bytes is the same set again. */
export async function storeProtectedSet(db: Db, set: NewProtectedSet): Promise<string> {
  const known = await protectedSetNamed(db, set.name, set.version);
  if (known) {
    db.update(protectedSets).set({ removedAt: null }).where(eq(protectedSets.id, known.id)).run();
    return known.id;
  }
  const id = randomUUID();
  db.insert(protectedSets)
    .values({ id, ...set })
    .run();
  return id;
}

/** Also one that was taken away. */
export async function protectedSetNamed(db: Db, name: string, version: string): Promise<ProtectedSetRow | undefined> {
  return db
    .select()
    .from(protectedSets)
    .where(and(eq(protectedSets.name, name), eq(protectedSets.version, version)))
    .get();
}

export async function protectedSetById(db: Db, id: string): Promise<ProtectedSetRow | undefined> {
  return db.select().from(protectedSets).where(eq(protectedSets.id, id)).get();
}

/** The sets in force, by name. */
export async function listProtectedSets(db: Db): Promise<ProtectedSetRow[]> {
  return db
    .select()
    .from(protectedSets)
    .where(isNull(protectedSets.removedAt))
    .orderBy(asc(protectedSets.name), asc(protectedSets.version))
    .all();
}

export async function removeProtectedSet(db: Db, id: string, now: number): Promise<void> {
  db.update(protectedSets).set({ removedAt: now }).where(eq(protectedSets.id, id)).run();
}

export async function noteCompared(db: Db, deliveryId: number, setIds: readonly string[], now: number): Promise<void> {
  for (const setId of setIds)
    db.insert(contaminationChecks).values({ deliveryId, setId, checkedAt: now }).onConflictDoNothing().run();
}

/** Names and versions of the sets that all of these deliveries were compared with; null when there are none. */
export async function setsComparedWith(db: Db, deliveryIds: readonly number[]): Promise<string[] | null> {
  if (deliveryIds.length === 0) return null;
  const rows = db
    .select({ name: protectedSets.name, version: protectedSets.version, deliveries: count() })
    .from(contaminationChecks)
    .innerJoin(protectedSets, eq(protectedSets.id, contaminationChecks.setId))
    .where(inArray(contaminationChecks.deliveryId, [...deliveryIds]))
    .groupBy(protectedSets.id)
    .orderBy(asc(protectedSets.name), asc(protectedSets.version))
    .all();
  const common = rows.filter(({ deliveries }) => deliveries === deliveryIds.length);
  return common.length === 0 ? null : common.map(({ name, version }) => `${name} ${version}`);
}

/** When any of these deliveries was last compared; 0 when none was. */
export async function lastCompared(db: Db, deliveryIds: readonly number[]): Promise<number> {
  const row = db
    .select({ at: max(contaminationChecks.checkedAt) })
    .from(contaminationChecks)
    .where(inArray(contaminationChecks.deliveryId, [...deliveryIds]))
    .get();
  return row?.at ?? 0;
}

/** By set: deliveries compared with it, and items found in them. */
export async function protectedSetUse(db: Db): Promise<Map<string, { deliveries: number; items: number }>> {
  const checks = db
    .select({ setId: contaminationChecks.setId, deliveries: count() })
    .from(contaminationChecks)
    .groupBy(contaminationChecks.setId)
    .all();
  const hits = db
    .select({ setId: contaminationHits.setId, items: count() })
    .from(contaminationHits)
    .groupBy(contaminationHits.setId)
    .all();
  const items = new Map(hits.map((row) => [row.setId, row.items]));
  return new Map(checks.map(({ setId, deliveries }) => [setId, { deliveries, items: items.get(setId) ?? 0 }]));
}

export async function hitsOfItem(
  db: Db,
  deliveryId: number,
  item: number,
): Promise<(ContaminationHitRow & { name: string; version: string })[]> {
  const rows = db
    .select({ hit: contaminationHits, name: protectedSets.name, version: protectedSets.version })
    .from(contaminationHits)
    .innerJoin(protectedSets, eq(protectedSets.id, contaminationHits.setId))
    .where(and(eq(contaminationHits.deliveryId, deliveryId), eq(contaminationHits.item, item)))
    .all();
  return rows.map(({ hit, name, version }) => ({ ...hit, name, version }));
}

/** Puts what a new comparison found in the place of what was known: hits, rules per item, sets compared. One transaction. */
export async function replaceContamination(
  db: Db,
  deliveryId: number,
  found: { rules: Uint8Array; hits: readonly Omit<ContaminationHitRow, "deliveryId">[]; setIds: readonly string[] },
  now: number,
): Promise<void> {
  inTransaction(db, () => {
    db.delete(contaminationHits).where(eq(contaminationHits.deliveryId, deliveryId)).run();
    db.delete(contaminationChecks).where(eq(contaminationChecks.deliveryId, deliveryId)).run();
    for (const hit of found.hits)
      db.insert(contaminationHits)
        .values({ deliveryId, ...hit })
        .run();
    for (const setId of found.setIds)
      db.insert(contaminationChecks).values({ deliveryId, setId, checkedAt: now }).run();
    db.run(sql`DELETE FROM delivery_columns WHERE delivery_id = ${deliveryId} AND name = 'items.contamination'`);
    db.run(
      sql`INSERT INTO delivery_columns (delivery_id, name, chunk, data)
          VALUES (${deliveryId}, 'items.contamination', 0, ${Buffer.from(found.rules)})`,
    );
  });
}
