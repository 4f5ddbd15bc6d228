/** Rules of retention, and what was deleted under them. */
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { signatureName } from "#app/metrics/integrity/signature-bands.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { type RetentionScope, retentionScope } from "./retention-scope.server.ts";
import type { RetentionCounts, RetentionRelease } from "./schema/retention.ts";
import {
  contracts,
  deliveries,
  retentionDeliveries,
  retentionRounds,
  retentionRules,
  retentions,
  vaultTombstones,
  vendors,
} from "./schema.ts";

export type RetentionRule = typeof retentionRules.$inferSelect;
export type RetentionRow = typeof retentions.$inferSelect;

export async function appendRetentionRule(db: Db, rule: Omit<RetentionRule, "id">): Promise<void> {
  db.insert(retentionRules).values(rule).run();
}

/** Newest first. */
export async function retentionRulesOf(db: Db, contractId: string): Promise<RetentionRule[]> {
  const own = eq(retentionRules.contractId, contractId);
  return db.select().from(retentionRules).where(own).orderBy(desc(retentionRules.id)).all();
}

/** The one that holds of every contract that has one, by contract. */
export async function retentionRulesNow(db: Db): Promise<Map<string, RetentionRule>> {
  const rows = db.select().from(retentionRules).orderBy(asc(retentionRules.id)).all();
  return new Map(rows.map((row) => [row.contractId, row]));
}

/** Newest first. */
export async function retentionsOf(db: Db, contractId: string): Promise<RetentionRow[]> {
  const own = eq(retentions.contractId, contractId);
  return db.select().from(retentions).where(own).orderBy(desc(retentions.id)).all();
}

/** Of every contract, newest first. */
export async function listRetentions(db: Db): Promise<(RetentionRow & { contract: string; vendor: string })[]> {
  const rows = db
    .select({ row: retentions, contract: contracts.title, vendor: vendors.name })
    .from(retentions)
    .innerJoin(contracts, eq(contracts.id, retentions.contractId))
    .innerJoin(vendors, eq(vendors.id, contracts.vendorId))
    .orderBy(desc(retentions.id))
    .all();
  return rows.map(({ row, ...names }) => ({ ...row, ...names }));
}

export interface Deletion {
  contractId: string;
  days: number;
  counts: RetentionCounts;
  releases: RetentionRelease[];
  bytesOf(sha256: string): number;
  reason: string;
  by: string;
  at: number;
}

/**
 * The first of two steps: everything is on record as deleted, in one transaction, while every file is still there. A file
 * that goes later than its row can be taken away again; a row cannot follow a file that is gone.
 *
 * @param isAsSeen false: it is another set by now than the one that was signed, and nothing is written
 */
export function recordDeletion(db: Db, deletion: Deletion, isAsSeen: (scope: RetentionScope) => boolean): boolean {
  return inTransaction(db, () => {
    const scope = retentionScope(db, deletion.contractId);
    if (!isAsSeen(scope)) return false;
    const { bytesOf, ...row } = deletion;
    const { id: retentionId } = db.insert(retentions).values(row).returning({ id: retentions.id }).get();
    for (const { id: deliveryId } of scope.deliveries)
      db.insert(retentionDeliveries).values({ deliveryId, retentionId }).run();
    for (const roundId of scope.rounds) db.insert(retentionRounds).values({ roundId, retentionId }).run();
    const { reason, by, at } = row;
    for (const { sha256, of } of scope.files)
      db.insert(vaultTombstones)
        .values({ sha256, kind: "retention", whose: of, bytes: bytesOf(sha256), reason, by, at })
        .run();
    return true;
  });
}

/** Deliveries that are on record as deleted and whose fingerprints are still there: somebody was interrupted. */
export async function deletedWithFingerprints(db: Db): Promise<number[]> {
  const rows = db.all<{ id: number }>(sql`
    SELECT delivery_id AS id FROM retention_deliveries r WHERE EXISTS (
      SELECT 1 FROM delivery_columns c WHERE c.delivery_id = r.delivery_id AND c.name = ${signatureName(0)})`);
  return rows.map(({ id }) => id);
}

/** Hashes of every handful of words, by which a text could be recognised. What is counted and measured stays. */
export async function removeFingerprints(db: Db, deliveryId: number): Promise<void> {
  db.$client.pragma("secure_delete = ON");
  inTransaction(db, () =>
    db.run(sql`DELETE FROM delivery_columns WHERE delivery_id = ${deliveryId} AND name LIKE 'signatures.%'`),
  );
  db.$client.pragma("secure_delete = OFF");
}

/** Files that are to be gone under retention; the vault may hold them still. */
export async function filesOfRetention(db: Db): Promise<string[]> {
  const rows = db
    .select({ sha256: vaultTombstones.sha256 })
    .from(vaultTombstones)
    .where(eq(vaultTombstones.kind, "retention"))
    .all();
  return rows.map(({ sha256 }) => sha256);
}

/** Why the texts of a delivery are not shown; undefined while they are kept. */
export async function deletionOf(db: Db, deliveryId: number): Promise<string | undefined> {
  const row = db
    .select({ row: retentions, name: deliveries.fileName })
    .from(retentionDeliveries)
    .innerJoin(retentions, eq(retentions.id, retentionDeliveries.retentionId))
    .innerJoin(deliveries, eq(deliveries.id, retentionDeliveries.deliveryId))
    .where(eq(retentionDeliveries.deliveryId, deliveryId))
    .get();
  return row && whyDeleted(`delivery ${deliveryId} (${row.name})`, row.row);
}

/** The same of a calibration round. */
export async function deletionOfRound(db: Db, roundId: string): Promise<string | undefined> {
  const row = db
    .select({ row: retentions })
    .from(retentionRounds)
    .innerJoin(retentions, eq(retentions.id, retentionRounds.retentionId))
    .where(eq(retentionRounds.roundId, roundId))
    .get();
  return row && whyDeleted("this round", row.row);
}

/** Among these, those whose texts were deleted. */
export async function deletedAmong(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const among = inArray(retentionDeliveries.deliveryId, [...ids]);
  const rows = db.select({ id: retentionDeliveries.deliveryId }).from(retentionDeliveries).where(among).all();
  return new Set(rows.map(({ id }) => id));
}

export function whyDeleted(whose: string, { at, by, reason }: Pick<RetentionRow, "at" | "by" | "reason">): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `The texts of ${whose} were deleted under the retention of their contract on ${day} by ${by}: ${reason}`;
}
