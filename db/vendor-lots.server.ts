/** What became of a vendor's batches over time: how often each was submitted, and which were ever sent back. */
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "./client.server.ts";
import { standsSql } from "./decision-standing.server.ts";
import type { DeliveryRow } from "./deliveries.server.ts";
import { batches, contracts, decisions, deliveries } from "./schema.ts";

/** Deliveries taken in, superseded or not, by batch. */
export async function submissionsOf(db: Db, vendorId: string): Promise<Map<string, number>> {
  const rows = db
    .select({ batchId: deliveries.batchId, n: sql<number>`count(*)` })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(and(eq(contracts.vendorId, vendorId), eq(deliveries.state, "ready")))
    .groupBy(deliveries.batchId)
    .all();
  return new Map(rows.map(({ batchId, n }) => [batchId, n]));
}

/** Batches of which some decision that counted said rework or reject, whatever was decided later. */
export async function sentBackOf(db: Db, vendorId: string): Promise<Set<string>> {
  const rows = db
    .selectDistinct({ batchId: decisions.batchId })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(and(eq(contracts.vendorId, vendorId), inArray(decisions.commercial, ["rework", "reject"]), standsSql()))
    .all();
  return new Set(rows.map(({ batchId }) => batchId));
}

/** Those in force, of all its contracts, in the order they came. */
export async function activeDeliveriesOfVendor(db: Db, vendorId: string): Promise<DeliveryRow[]> {
  const rows = db
    .select({ delivery: deliveries })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(and(eq(contracts.vendorId, vendorId), eq(deliveries.state, "ready"), isNull(deliveries.supersededBy)))
    .orderBy(asc(deliveries.id))
    .all();
  return rows.map(({ delivery }) => delivery);
}

export interface DeliveryOfVendor {
  delivery: DeliveryRow;
  contractId: string;
  contract: string;
  week: number;
  dueAt: number;
}

/** The same, with the batch and the contract of each. */
export async function placedDeliveriesOfVendor(db: Db, vendorId: string): Promise<DeliveryOfVendor[]> {
  return db
    .select({
      delivery: deliveries,
      contractId: contracts.id,
      contract: contracts.title,
      week: batches.week,
      dueAt: batches.dueAt,
    })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(and(eq(contracts.vendorId, vendorId), eq(deliveries.state, "ready"), isNull(deliveries.supersededBy)))
    .orderBy(asc(deliveries.id))
    .all();
}
