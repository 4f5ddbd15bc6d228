/** What earlier random samples say to the next one: which judgments they hold, and how their lots were judged. */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { batches, inspectedItems, inspectionOutcomes, inspections } from "./schema.ts";

/** Judgments of a batch that a random sample holds already, as "delivery item judgment". */
export async function drawnBefore(db: Db, batchId: string): Promise<Set<string>> {
  const rows = db
    .select({ d: inspectedItems.deliveryId, item: inspectedItems.item, judgment: inspectedItems.judgment })
    .from(inspectedItems)
    .innerJoin(inspections, eq(inspections.id, inspectedItems.inspectionId))
    .where(and(eq(inspections.batchId, batchId), eq(inspections.kind, "lot")))
    .all();
  return new Set(rows.map(({ d, item, judgment }) => `${d} ${item} ${judgment}`));
}

/** Inspections of lots of a contract that were accepted or rejected, in the order of their weeks and draws. */
export async function judgedLotsOf(db: Db, contractId: string) {
  return db
    .select({
      batchId: inspections.batchId,
      week: batches.week,
      number: inspections.number,
      plan: inspections.plan,
      end: inspectionOutcomes.end,
    })
    .from(inspections)
    .innerJoin(batches, eq(batches.id, inspections.batchId))
    .innerJoin(inspectionOutcomes, eq(inspectionOutcomes.inspectionId, inspections.id))
    .where(and(eq(batches.contractId, contractId), inArray(inspectionOutcomes.end, ["accepted", "rejected"])))
    .orderBy(asc(batches.week), asc(inspections.number))
    .all();
}
