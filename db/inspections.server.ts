/** Draws and how they ended. Everything here is append-only. */
import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import { inspectedItems, inspectionOutcomes, inspectionRulings, inspections } from "./schema.ts";

export type InspectionRow = typeof inspections.$inferSelect;
export type NewInspection = Omit<InspectionRow, "number">;
export type InspectedItemRow = typeof inspectedItems.$inferSelect;
export type NewInspectedItem = Omit<InspectedItemRow, "inspectionId" | "n">;
export type OutcomeRow = typeof inspectionOutcomes.$inferSelect;

export interface InspectionProgress {
  drawn: number;
  /** Items with nothing left to say: defended once, or looked at twice. */
  settled: number;
  /** Found indefensible once, waiting for another reviewer. */
  second: number;
}

export type ListedInspection = InspectionRow & { outcome: OutcomeRow | null; progress: InspectionProgress };

/**
 * All or nothing.
 *
 * @param seen how many inspections of the batch the draw took into account. When another was drawn meanwhile nothing is
 *   written and null is returned: the two could hold the same items.
 */
export async function insertInspection(
  db: Db,
  inspection: NewInspection,
  items: readonly NewInspectedItem[],
  seen: number,
): Promise<number | null> {
  return inTransaction(db, () => {
    const there = db.select({ n: count() }).from(inspections).where(eq(inspections.batchId, inspection.batchId)).get();
    if ((there?.n ?? 0) !== seen) return null;
    const number = seen + 1;
    db.insert(inspections)
      .values({ ...inspection, number })
      .run();
    for (const [n, item] of items.entries())
      db.insert(inspectedItems)
        .values({ ...item, inspectionId: inspection.id, n })
        .run();
    return number;
  });
}

export async function inspectionById(
  db: Db,
  id: string,
): Promise<(InspectionRow & { outcome: OutcomeRow | null }) | undefined> {
  const row = withOutcomes(db).where(eq(inspections.id, id)).get();
  return row && { ...row.inspection, outcome: row.outcome };
}

/** Newest first within a batch. */
export async function inspectionsOf(db: Db, batchIds: readonly string[]): Promise<ListedInspection[]> {
  if (batchIds.length === 0) return [];
  const rows = withOutcomes(db)
    .where(inArray(inspections.batchId, [...batchIds]))
    .orderBy(asc(inspections.batchId), desc(inspections.number))
    .all();
  const progress = progressOf(
    db,
    rows.map(({ inspection }) => inspection.id),
  );
  return rows.map(({ inspection, outcome }) => ({
    ...inspection,
    outcome,
    progress: progress.get(inspection.id) ?? { drawn: 0, settled: 0, second: 0 },
  }));
}

function withOutcomes(db: Db) {
  return db
    .select({ inspection: inspections, outcome: inspectionOutcomes })
    .from(inspections)
    .leftJoin(inspectionOutcomes, eq(inspectionOutcomes.inspectionId, inspections.id))
    .$dynamic();
}

export async function inspectionProgress(db: Db, id: string): Promise<InspectionProgress> {
  return progressOf(db, [id]).get(id) ?? { drawn: 0, settled: 0, second: 0 };
}

function progressOf(db: Db, ids: readonly string[]): Map<string, InspectionProgress> {
  const { inspectionId, opinion, verdict } = inspectionRulings;
  const rulings = db
    .select({
      id: inspectionId,
      defended: sql<number>`sum(${opinion} = 1 AND ${verdict} = 'defensible')`,
      doubted: sql<number>`sum(${opinion} = 1 AND ${verdict} <> 'defensible')`,
      twice: sql<number>`sum(${opinion} = 2)`,
    })
    .from(inspectionRulings)
    .where(inArray(inspectionId, [...ids]))
    .groupBy(inspectionId)
    .all();
  const drawn = db
    .select({ id: inspectedItems.inspectionId, n: count() })
    .from(inspectedItems)
    .where(inArray(inspectedItems.inspectionId, [...ids]))
    .groupBy(inspectedItems.inspectionId)
    .all();
  return new Map(
    drawn.map(({ id, n }) => {
      const { defended = 0, doubted = 0, twice = 0 } = rulings.find((one) => one.id === id) ?? {};
      return [id, { drawn: n, settled: defended + twice, second: doubted - twice }];
    }),
  );
}

export async function inspectedItemsOf(db: Db, inspectionId: string): Promise<InspectedItemRow[]> {
  return db
    .select()
    .from(inspectedItems)
    .where(eq(inspectedItems.inspectionId, inspectionId))
    .orderBy(asc(inspectedItems.n))
    .all();
}

export async function inspectedItem(db: Db, inspectionId: string, n: number): Promise<InspectedItemRow | undefined> {
  return db
    .select()
    .from(inspectedItems)
    .where(and(eq(inspectedItems.inspectionId, inspectionId), eq(inspectedItems.n, n)))
    .get();
}

export function hasEnded(db: Db, inspectionId: string): boolean {
  const found = db
    .select({ id: inspectionOutcomes.inspectionId })
    .from(inspectionOutcomes)
    .where(eq(inspectionOutcomes.inspectionId, inspectionId))
    .get();
  return found !== undefined;
}
