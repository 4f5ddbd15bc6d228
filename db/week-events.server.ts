/** What happened between two instants, over all contracts: for reports about a week. `from` counts, `to` does not. */
import { and, asc, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Db } from "./client.server.ts";
import { standsSql } from "./decision-standing.server.ts";
import {
  batches,
  calibrationClosures,
  calibrationRounds,
  contractStages,
  contracts,
  decisions,
  deliveries,
  inspectionOutcomes,
  inspections,
  ledgerEntries,
  vendors,
  weekReasons,
} from "./schema.ts";

export interface Span {
  /** UTC milliseconds. */
  from: number;
  to: number;
}

const within = (column: SQLiteColumn, { from, to }: Span): SQL | undefined => and(gte(column, from), lt(column, to));

const place = {
  contractId: contracts.id,
  contract: contracts.title,
  currency: contracts.currency,
  unit: contracts.unit,
  vendor: vendors.name,
};

export async function decisionsIn(db: Db, span: Span) {
  return db
    .select({
      ...place,
      id: decisions.id,
      batchId: batches.id,
      week: batches.week,
      commercial: decisions.commercial,
      training: decisions.training,
      acceptedUnits: decisions.acceptedUnits,
      payableMinor: decisions.payableMinor,
      isOverride: decisions.isOverride,
      signer: decisions.signer,
      reason: decisions.reason,
      decidedAt: decisions.decidedAt,
      /** 0 while a second person has not approved it, or has declined it. */
      counts: sql<number>`${standsSql()}`,
    })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(within(decisions.decidedAt, span))
    .orderBy(asc(decisions.decidedAt), asc(decisions.id))
    .all();
}

export async function deliveriesIn(db: Db, span: Span) {
  return db
    .select({
      ...place,
      id: deliveries.id,
      batchId: batches.id,
      week: batches.week,
      kind: deliveries.kind,
      items: deliveries.items,
      quarantined: deliveries.quarantined,
      receivedAt: deliveries.receivedAt,
    })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(and(eq(deliveries.state, "ready"), within(deliveries.receivedAt, span)))
    .orderBy(asc(deliveries.receivedAt), asc(deliveries.id))
    .all();
}

export async function entriesIn(db: Db, span: Span) {
  return db
    .select({ ...place, entry: ledgerEntries })
    .from(ledgerEntries)
    .innerJoin(contracts, eq(contracts.id, ledgerEntries.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(within(ledgerEntries.at, span))
    .orderBy(asc(ledgerEntries.id))
    .all();
}

/** Moves from stage to stage that were recorded in it. */
export async function stagesIn(db: Db, span: Span) {
  return db
    .select({ ...place, stage: contractStages.stage, on: contractStages.on, by: contractStages.by })
    .from(contractStages)
    .innerJoin(contracts, eq(contracts.id, contractStages.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(within(contractStages.at, span))
    .orderBy(asc(contractStages.id))
    .all();
}

/** Why a week was late or short, as it was said in it. */
export async function weekReasonsIn(db: Db, span: Span) {
  return db
    .select({
      ...place,
      batchId: batches.id,
      week: batches.week,
      reason: weekReasons.reason,
      by: weekReasons.by,
      at: weekReasons.at,
    })
    .from(weekReasons)
    .innerJoin(batches, eq(batches.id, weekReasons.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .where(within(weekReasons.at, span))
    .orderBy(asc(weekReasons.id))
    .all();
}

/** Drawn or ended in it, and those that were drawn before its end and are not ended. */
export async function inspectionsIn(db: Db, span: Span) {
  return db
    .select({
      ...place,
      id: inspections.id,
      batchId: batches.id,
      week: batches.week,
      number: inspections.number,
      drawnAt: inspections.drawnAt,
      end: inspectionOutcomes.end,
      endedAt: inspectionOutcomes.endedAt,
    })
    .from(inspections)
    .innerJoin(batches, eq(batches.id, inspections.batchId))
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .leftJoin(inspectionOutcomes, eq(inspectionOutcomes.inspectionId, inspections.id))
    .where(
      or(
        within(inspections.drawnAt, span),
        within(inspectionOutcomes.endedAt, span),
        and(isNull(inspectionOutcomes.endedAt), lt(inspections.drawnAt, span.to)),
      ),
    )
    .orderBy(asc(inspections.drawnAt))
    .all();
}

/** Made or closed in it, and those that were made before its end and are still open. */
export async function roundsIn(db: Db, span: Span) {
  return db
    .select({
      ...place,
      id: calibrationRounds.id,
      number: calibrationRounds.number,
      title: calibrationRounds.title,
      createdAt: calibrationRounds.createdAt,
      closedAt: calibrationClosures.closedAt,
      next: calibrationClosures.nextInstructionVersion,
    })
    .from(calibrationRounds)
    .innerJoin(contracts, eq(contracts.id, calibrationRounds.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .leftJoin(calibrationClosures, eq(calibrationClosures.roundId, calibrationRounds.id))
    .where(
      or(
        within(calibrationRounds.createdAt, span),
        within(calibrationClosures.closedAt, span),
        and(isNull(calibrationClosures.closedAt), lt(calibrationRounds.createdAt, span.to)),
      ),
    )
    .orderBy(asc(calibrationRounds.createdAt))
    .all();
}
