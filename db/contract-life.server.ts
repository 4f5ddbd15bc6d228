/** Stages and readiness of contracts: append-only, the newest row holds. */
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { STAGE_UNSAID, type Stage } from "#app/domain/stage.ts";
import { type Db, inTransaction } from "./client.server.ts";
import { insertCloseOut, type NewCloseOut } from "./close-outs.server.ts";
import { batches, contractStages, contracts, readinessEntries } from "./schema.ts";

export type StageRow = typeof contractStages.$inferSelect;
export type ReadinessRow = typeof readinessEntries.$inferSelect;

/** First to last. */
export async function stagesOf(db: Db, contractId: string): Promise<StageRow[]> {
  return db
    .select()
    .from(contractStages)
    .where(eq(contractStages.contractId, contractId))
    .orderBy(asc(contractStages.id))
    .all();
}

/** The stage of every contract; what nobody said runs. */
export async function stageByContract(db: Db): Promise<Map<string, Stage>> {
  const newest = db
    .select({ id: sql<number>`max(${contractStages.id})` })
    .from(contractStages)
    .groupBy(contractStages.contractId);
  const said = db.select().from(contractStages).where(inArray(contractStages.id, newest)).all();
  const byId = new Map(said.map(({ contractId, stage }) => [contractId, stage]));
  const all = db.select({ id: contracts.id }).from(contracts).all();
  return new Map(all.map(({ id }) => [id, byId.get(id) ?? STAGE_UNSAID]));
}

export async function stageOfBatch(db: Db, batchId: string): Promise<Stage> {
  const row = db
    .select({ stage: contractStages.stage })
    .from(contractStages)
    .innerJoin(batches, eq(batches.contractId, contractStages.contractId))
    .where(eq(batches.id, batchId))
    .orderBy(desc(contractStages.id))
    .limit(1)
    .get();
  return row?.stage ?? STAGE_UNSAID;
}

/** @param seen id of the newest row the signer saw, 0 for none; false when another came in between: nothing is written. */
export async function appendStage(
  db: Db,
  stage: Omit<StageRow, "id">,
  seen: number,
  closeOut: NewCloseOut | null = null,
): Promise<boolean> {
  return inTransaction(db, () => {
    const last = db
      .select({ id: sql<number>`coalesce(max(${contractStages.id}), 0)` })
      .from(contractStages)
      .where(eq(contractStages.contractId, stage.contractId))
      .get();
    if ((last?.id ?? 0) !== seen) return false;
    db.insert(contractStages).values(stage).run();
    if (closeOut) insertCloseOut(db, closeOut);
    return true;
  });
}

/** First to last. */
export async function readinessOf(db: Db, contractId: string): Promise<ReadinessRow[]> {
  return db
    .select()
    .from(readinessEntries)
    .where(and(eq(readinessEntries.contractId, contractId)))
    .orderBy(asc(readinessEntries.id))
    .all();
}

export async function appendReadiness(db: Db, entry: Omit<ReadinessRow, "id">): Promise<void> {
  db.insert(readinessEntries).values(entry).run();
}
