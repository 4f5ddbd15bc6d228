/** How far each week has come: what was received for it, and the decision in force. Numbers only, one row per batch. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { Commercial, Training } from "#app/domain/decision.ts";
import type { Db } from "./client.server.ts";
import type { BatchRow } from "./contracts.server.ts";
import { standsSql } from "./decision-standing.server.ts";
import { batches, contracts, decisions, deliveries } from "./schema.ts";

export interface DecisionInForce {
  id: number;
  deliveryId: number;
  commercial: Commercial;
  training: Training;
  acceptedUnits: number;
  payableMinor: number;
  isOverride: boolean;
  signer: string;
  decidedAt: number;
}

export interface BatchProgress extends BatchRow {
  /** Paid units in force, counted as the contract's unit says; 0 when nothing came. */
  units: number;
  items: number;
  judgments: number;
  quarantined: number;
  /** When the first usable delivery came, superseded or not; null when none did. */
  firstReceivedAt: number | null;
  /** When the delivery in force came (its corrections do not restart the clock). */
  receivedAt: number | null;
  /** The newest delivery in force, whose metric values speak for the batch. */
  newestDelivery: number | null;
  /** The latest decision that counts. */
  decision: DecisionInForce | null;
  /** The newest decision, when it waits for its second approver. */
  awaiting: AwaitingApproval | null;
}

export type AwaitingApproval = Omit<DecisionInForce, "deliveryId" | "isOverride"> & { valueMinor: number };

/** By contract and week; of one contract when it is named. */
export async function batchProgress(db: Db, contractId?: string): Promise<BatchProgress[]> {
  const rows = db
    .select({
      batch: batches,
      units: units(),
      items: sql<number>`coalesce(${ofActive(deliveries.items, "sum")}, 0)`,
      judgments: sql<number>`coalesce(${ofActive(deliveries.judgments, "sum")}, 0)`,
      quarantined: sql<number>`coalesce(${ofActive(deliveries.quarantined, "sum")}, 0)`,
      firstReceivedAt: sql<number | null>`min(${deliveries.receivedAt})`,
      receivedAt: ofActive(deliveries.receivedAt, "min"),
      newestDelivery: ofActive(deliveries.id, "max"),
    })
    .from(batches)
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .leftJoin(deliveries, and(eq(deliveries.batchId, batches.id), eq(deliveries.state, "ready")))
    .where(contractId === undefined ? undefined : eq(batches.contractId, contractId))
    .groupBy(batches.id, contracts.unit)
    .orderBy(asc(batches.contractId), asc(batches.week))
    .all();
  const inForce = decisionsInForce(db, contractId);
  const awaiting = decisionsAwaiting(db, contractId);
  return rows.map(({ batch, ...sums }) => ({
    ...batch,
    ...sums,
    decision: inForce.get(batch.id) ?? null,
    awaiting: awaiting.get(batch.id) ?? null,
  }));
}

/** Batches that wait: something came that the decision in force has not seen, it only holds, or a newer one awaits approval. */
export async function countUndecided(db: Db): Promise<number> {
  const decided = sql`EXISTS (SELECT 1 FROM decisions x WHERE x.batch_id = d.batch_id AND x.delivery_id >= d.id
    AND x.commercial <> 'hold' AND NOT EXISTS (SELECT 1 FROM decisions y WHERE y.batch_id = d.batch_id AND y.id > x.id
      AND ${standsSql("y")}) AND ${standsSql("x")})
    AND NOT EXISTS (SELECT 1 FROM decisions z WHERE z.batch_id = d.batch_id AND ${isAwaiting("z")})`;
  const row = db.get<{ n: number }>(sql`SELECT count(DISTINCT d.batch_id) AS n FROM deliveries d
    WHERE d.state = 'ready' AND d.superseded_by IS NULL AND NOT (${decided})`);
  return row?.n ?? 0;
}

const isActive = sql`${deliveries.supersededBy} IS NULL`;

function ofActive(column: unknown, aggregate: "sum" | "min" | "max") {
  return sql<number | null>`${sql.raw(aggregate)}(CASE WHEN ${isActive} THEN ${column} END)`;
}

/** A conversation is paid once, an item outside one too; a rating is paid by the response; everything else by the item. */
function units() {
  const conversations = sql`(SELECT count(DISTINCT i.conversation) + count(*) - count(i.conversation) FROM items i JOIN deliveries d ON d.id = i.delivery_id
    WHERE d.batch_id = ${batches.id} AND d.state = 'ready' AND d.superseded_by IS NULL)`;
  return sql<number>`CASE ${contracts.unit} WHEN 'conversation' THEN ${conversations}
    WHEN 'rating' THEN coalesce(${ofActive(deliveries.responses, "sum")}, 0)
    ELSE coalesce(${ofActive(deliveries.items, "sum")}, 0) END`;
}

/** The newest decision of its batch, not counting yet, and nobody has answered. */
function isAwaiting(alias: "decisions" | "z") {
  const column = (name: string) => sql.raw(`${alias}.${name}`);
  return sql`(NOT ${standsSql(alias)} AND NOT EXISTS (SELECT 1 FROM decision_approvals p WHERE p.decision_id = ${column("id")})
    AND ${column("id")} = (SELECT max(w.id) FROM decisions w WHERE w.batch_id = ${column("batch_id")}))`;
}

function decisionsAwaiting(db: Db, contractId: string | undefined): Map<string, AwaitingApproval> {
  const rows = db
    .select({
      batchId: decisions.batchId,
      id: decisions.id,
      commercial: decisions.commercial,
      training: decisions.training,
      acceptedUnits: decisions.acceptedUnits,
      payableMinor: decisions.payableMinor,
      signer: decisions.signer,
      decidedAt: decisions.decidedAt,
      valueMinor: decisions.valueMinor,
    })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(and(isAwaiting("decisions"), contractId === undefined ? undefined : eq(batches.contractId, contractId)))
    .all();
  return new Map(rows.map(({ batchId, ...decision }) => [batchId, decision]));
}

function decisionsInForce(db: Db, contractId: string | undefined): Map<string, DecisionInForce> {
  const rows = db
    .select({
      batchId: decisions.batchId,
      id: decisions.id,
      deliveryId: decisions.deliveryId,
      commercial: decisions.commercial,
      training: decisions.training,
      acceptedUnits: decisions.acceptedUnits,
      payableMinor: decisions.payableMinor,
      isOverride: decisions.isOverride,
      signer: decisions.signer,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(batches, eq(batches.id, decisions.batchId))
    .where(and(standsSql(), contractId === undefined ? undefined : eq(batches.contractId, contractId)))
    .orderBy(asc(decisions.id))
    .all();
  return new Map(rows.map(({ batchId, ...decision }) => [batchId, decision]));
}
