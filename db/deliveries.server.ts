/** Deliveries: begin, finish, abandon, find. A delivery is invisible until it is `ready`. */
import { and, asc, desc, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { DeliveryKind } from "#app/domain/states.ts";
import type { Scale } from "#app/domain/strength.ts";
import { storedAnnotators } from "./batch-views.server.ts";
import { type Db, inTransaction } from "./client.server.ts";
import {
  annotators,
  batches,
  contaminationChecks,
  contaminationHits,
  contracts,
  deliveries,
  deliveryColumns,
  items,
  metricValues,
  quarantinedRows,
} from "./schema.ts";

export type DeliveryRow = typeof deliveries.$inferSelect;
export type QuarantinedRow = typeof quarantinedRows.$inferSelect;

export interface NewDelivery {
  batchId: string;
  kind: DeliveryKind;
  fileName: string;
  fileSha256: string;
  fileBytes: number;
  format: string;
  reader: string;
  parserVersion: string;
  receivedAt: number;
  receivedBy: string;
  loadingPid: number;
}

/** Inserts the delivery as `loading`, with the batch's next version. */
export async function beginDelivery(db: Db, delivery: NewDelivery): Promise<DeliveryRow> {
  return inTransaction(db, () => {
    const last = db
      .select({ version: deliveries.version })
      .from(deliveries)
      .where(eq(deliveries.batchId, delivery.batchId))
      .orderBy(desc(deliveries.version))
      .limit(1)
      .get();
    const version = (last?.version ?? 0) + 1;
    const values = { ...delivery, version, state: "loading" as const, textSha256: delivery.fileSha256 };
    return db.insert(deliveries).values(values).returning().get();
  });
}

export interface Loaded {
  textSha256: string;
  rows: number;
  items: number;
  responses: number;
  judgments: number;
  quarantined: number;
  dictionary: Dictionary;
}

/** The names that a delivery's columns index, and its label scale. */
export interface Dictionary {
  annotators: string[];
  domains: string[];
  languages: string[];
  models: string[];
  scale: Scale | null;
}

/** Makes it visible and, for a full delivery, supersedes what was delivered before. One transaction. */
export async function finishDelivery(db: Db, deliveryId: number, loaded: Loaded): Promise<void> {
  inTransaction(db, () => {
    const delivery = db
      .update(deliveries)
      .set({ ...loaded, state: "ready", loadingPid: null })
      .where(eq(deliveries.id, deliveryId))
      .returning()
      .get();
    if (!delivery) throw new Error("The delivery to finish is gone.");
    if (delivery.kind === "full") {
      db.update(deliveries)
        .set({ supersededBy: deliveryId })
        .where(
          and(eq(deliveries.batchId, delivery.batchId), ne(deliveries.id, deliveryId), isNull(deliveries.supersededBy)),
        )
        .run();
    }
    rememberAnnotators(db, delivery, loaded.dictionary.annotators);
  });
}

export async function noteText(db: Db, deliveryId: number, textSha256: string): Promise<void> {
  db.update(deliveries).set({ textSha256 }).where(eq(deliveries.id, deliveryId)).run();
}

/** Removes a delivery that never became ready, with everything stored for it. */
export async function abandonDelivery(db: Db, deliveryId: number): Promise<void> {
  inTransaction(db, () => {
    for (const table of [items, deliveryColumns, quarantinedRows, metricValues, contaminationHits, contaminationChecks])
      db.delete(table).where(eq(table.deliveryId, deliveryId)).run();
    db.delete(deliveries)
      .where(and(eq(deliveries.id, deliveryId), eq(deliveries.state, "loading")))
      .run();
  });
}

/** Deliveries still loading: another process is at work on them, or a dead one left them behind. */
export async function loadingDeliveries(db: Db): Promise<DeliveryRow[]> {
  return db.select().from(deliveries).where(eq(deliveries.state, "loading")).all();
}

/** Restored from a backup: no process here loads what was being loaded there, whatever its number. */
export async function forgetProcesses(db: Db): Promise<void> {
  db.update(deliveries).set({ loadingPid: null }).where(eq(deliveries.state, "loading")).run();
}

export async function deliveryOfFile(db: Db, batchId: string, fileSha256: string): Promise<DeliveryRow | undefined> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.batchId, batchId), eq(deliveries.fileSha256, fileSha256)))
    .get();
}

export async function deliveryById(db: Db, id: number): Promise<DeliveryRow | undefined> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, id), eq(deliveries.state, "ready")))
    .get();
}

/** What the batch consists of now: the latest full delivery and the corrections to it, oldest first. */
export async function activeDeliveries(db: Db, batchId: string): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.batchId, batchId), eq(deliveries.state, "ready"), isNull(deliveries.supersededBy)))
    .orderBy(asc(deliveries.version))
    .all();
}

export async function deliveriesOfBatch(db: Db, batchId: string): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.batchId, batchId), eq(deliveries.state, "ready")))
    .orderBy(desc(deliveries.version))
    .all();
}

/** Active deliveries of the contract's weeks before this one, with their week, latest week first. */
export async function earlierDeliveries(
  db: Db,
  contractId: string,
  week: number,
): Promise<(DeliveryRow & { week: number })[]> {
  const rows = db
    .select({ delivery: deliveries, week: batches.week })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(
      and(
        eq(batches.contractId, contractId),
        lt(batches.week, week),
        eq(deliveries.state, "ready"),
        isNull(deliveries.supersededBy),
      ),
    )
    .orderBy(desc(batches.week), asc(deliveries.version))
    .all();
  return rows.map(({ delivery, week: of }) => ({ ...delivery, week: of }));
}

export async function quarantineOf(db: Db, deliveryId: number, limit: number, after = 0): Promise<QuarantinedRow[]> {
  return db
    .select()
    .from(quarantinedRows)
    .where(and(eq(quarantinedRows.deliveryId, deliveryId), sql`${quarantinedRows.n} > ${after}`))
    .orderBy(asc(quarantinedRows.n))
    .limit(limit)
    .all();
}

export async function quarantineByRule(
  db: Db,
  deliveryIds: number[],
): Promise<{ rule: string; field: string; count: number }[]> {
  if (deliveryIds.length === 0) return [];
  return db
    .select({ rule: quarantinedRows.rule, field: quarantinedRows.field, count: sql<number>`count(*)` })
    .from(quarantinedRows)
    .where(inArray(quarantinedRows.deliveryId, deliveryIds))
    .groupBy(quarantinedRows.rule, quarantinedRows.field)
    .orderBy(desc(sql`count(*)`))
    .all();
}

/** @param names the delivery's; one whose items were all of them repeated has judged nothing that is kept */
function rememberAnnotators(db: Db, { id, batchId }: DeliveryRow, names: readonly string[]): void {
  const vendor = db
    .select({ id: contracts.vendorId })
    .from(batches)
    .innerJoin(contracts, eq(contracts.id, batches.contractId))
    .where(eq(batches.id, batchId))
    .get();
  for (const place of new Set(storedAnnotators(db, id))) {
    const name = names[place];
    if (!vendor || name === undefined) continue;
    db.insert(annotators)
      .values({ vendorId: vendor.id, pseudonym: name, firstSeenDelivery: id })
      .onConflictDoNothing()
      .run();
  }
}

/** When the newest usable delivery of each batch of a contract came, a correction or not. */
export async function latestReceipts(db: Db, contractId: string): Promise<Map<string, number>> {
  const rows = db
    .select({ batchId: deliveries.batchId, at: sql<number>`max(${deliveries.receivedAt})` })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(and(eq(batches.contractId, contractId), eq(deliveries.state, "ready")))
    .groupBy(deliveries.batchId)
    .all();
  return new Map(rows.map(({ batchId, at }) => [batchId, at]));
}
