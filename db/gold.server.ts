/** Adjudications, and the gold they make. Both are added, never changed; gold leaves use by a retirement. */
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { adjudications, goldItems, goldRetirements } from "./schema.ts";

export type AdjudicationRow = typeof adjudications.$inferSelect;
export type GoldItemRow = typeof goldItems.$inferSelect;
export type RetirementRow = typeof goldRetirements.$inferSelect;
export type NewAdjudication = Omit<AdjudicationRow, "id">;
export type NewGoldItem = Omit<GoldItemRow, "id" | "adjudicationId">;
export type GoldOfContract = GoldItemRow & { adjudication: AdjudicationRow; retirement: RetirementRow | null };

export type AdjudicateOutcome = { kind: "written"; id: number } | { kind: "gold-already"; goldItemId: number };

/** An item that is gold is not made gold again: it is retired first. */
export async function appendAdjudication(
  db: Db,
  adjudication: NewAdjudication,
  gold: NewGoldItem | null,
): Promise<AdjudicateOutcome> {
  return inTransaction(db, () => {
    const standing = db
      .select({ id: goldItems.id })
      .from(goldItems)
      .leftJoin(goldRetirements, eq(goldRetirements.goldItemId, goldItems.id))
      .where(
        and(
          eq(goldItems.deliveryId, adjudication.deliveryId),
          eq(goldItems.item, adjudication.item),
          isNull(goldRetirements.goldItemId),
        ),
      )
      .get();
    if (standing) return { kind: "gold-already", goldItemId: standing.id };
    const { id } = db.insert(adjudications).values(adjudication).returning({ id: adjudications.id }).get();
    if (gold)
      db.insert(goldItems)
        .values({ ...gold, adjudicationId: id })
        .run();
    return { kind: "written", id };
  });
}

/** Newest first. */
export async function adjudicationsOf(db: Db, deliveryIds: readonly number[]): Promise<AdjudicationRow[]> {
  if (deliveryIds.length === 0) return [];
  return db
    .select()
    .from(adjudications)
    .where(inArray(adjudications.deliveryId, [...deliveryIds]))
    .orderBy(desc(adjudications.id))
    .all();
}

/** Oldest first, with what was retired. */
export async function goldOfContract(db: Db, contractId: string): Promise<GoldOfContract[]> {
  const rows = db
    .select({ gold: goldItems, adjudication: adjudications, retirement: goldRetirements })
    .from(goldItems)
    .innerJoin(adjudications, eq(adjudications.id, goldItems.adjudicationId))
    .leftJoin(goldRetirements, eq(goldRetirements.goldItemId, goldItems.id))
    .where(eq(goldItems.contractId, contractId))
    .orderBy(asc(goldItems.id))
    .all();
  return rows.map(({ gold, adjudication, retirement }) => ({ ...gold, adjudication, retirement }));
}

/** Gold of the contract in use that came from other batches than the one it is asked of. */
export async function goldAskedOf(db: Db, { id, contractId }: { id: string; contractId: string }) {
  const inUse = (await goldOfContract(db, contractId)).filter(({ retirement }) => retirement === null);
  return inUse.filter(({ adjudication }) => adjudication.batchId !== id);
}

export async function goldItemById(db: Db, id: number): Promise<GoldItemRow | undefined> {
  return db.select().from(goldItems).where(eq(goldItems.id, id)).get();
}

/** @returns false when it was retired before. */
export async function retireGold(db: Db, retirement: RetirementRow): Promise<boolean> {
  return db.insert(goldRetirements).values(retirement).onConflictDoNothing().run().changes === 1;
}
