/** Training runs and their evaluations. Append-only: corrections and withdrawals are rows of their own. */
import { asc, countDistinct, desc, eq, inArray } from "drizzle-orm";
import { type Db, inTransaction } from "./client.server.ts";
import {
  batches,
  decisions,
  evaluations,
  releaseMembers,
  releases,
  runBatchesLeftOut,
  runWithdrawals,
  trainingRuns,
} from "./schema.ts";

export type EvaluationRow = typeof evaluations.$inferSelect;
export type NewEvaluation = typeof evaluations.$inferInsert;
export type RunRow = Awaited<ReturnType<typeof listRuns>>[number];

/** false, and nothing, when somebody else took the name in between. */
export async function insertRun(
  db: Db,
  run: typeof trainingRuns.$inferInsert,
  leftOut: readonly string[],
): Promise<boolean> {
  return inTransaction(db, () => {
    const { changes } = db.insert(trainingRuns).values(run).onConflictDoNothing().run();
    if (changes === 0) return false;
    for (const batchId of leftOut) db.insert(runBatchesLeftOut).values({ runId: run.id, batchId }).run();
    return true;
  });
}

export async function runNamed(db: Db, idOrName: string) {
  return (
    db.select().from(trainingRuns).where(eq(trainingRuns.id, idOrName)).get() ??
    db.select().from(trainingRuns).where(eq(trainingRuns.name, idOrName)).get()
  );
}

/** Every run, newest first, with its release's name, the batches it left out and its withdrawal. */
export async function listRuns(db: Db) {
  const rows = db
    .select({ run: trainingRuns, release: releases.name, withdrawal: runWithdrawals })
    .from(trainingRuns)
    .leftJoin(releases, eq(releases.id, trainingRuns.releaseId))
    .leftJoin(runWithdrawals, eq(runWithdrawals.runId, trainingRuns.id))
    .orderBy(desc(trainingRuns.at), asc(trainingRuns.name))
    .all();
  const left = db
    .select({ runId: runBatchesLeftOut.runId, batchId: batches.id, week: batches.week })
    .from(runBatchesLeftOut)
    .innerJoin(batches, eq(batches.id, runBatchesLeftOut.batchId))
    .orderBy(asc(batches.week), asc(batches.id))
    .all();
  return rows.map(({ run, release, withdrawal }) => ({
    ...run,
    release,
    withdrawal,
    leftOut: left.filter(({ runId }) => runId === run.id).map(({ batchId, week }) => ({ batchId, week })),
  }));
}

/** false when somebody else withdrew it in between. */
export async function withdrawRun(db: Db, withdrawal: typeof runWithdrawals.$inferInsert): Promise<boolean> {
  return db.insert(runWithdrawals).values(withdrawal).onConflictDoNothing().run().changes > 0;
}

/** All or nothing; false, and nothing, when somebody else noted one of them in between. */
export async function insertEvaluations(db: Db, rows: readonly NewEvaluation[]): Promise<boolean> {
  try {
    inTransaction(db, () => {
      for (const row of rows) db.insert(evaluations).values(row).run();
    });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "SQLITE_CONSTRAINT_UNIQUE") return false;
    throw error;
  }
}

/** Every evaluation, oldest first, also those that a later one supersedes. */
export async function allEvaluations(db: Db): Promise<EvaluationRow[]> {
  return db.select().from(evaluations).orderBy(asc(evaluations.id)).all();
}

/** What each benchmark is: its unit, and which way it is better. */
export async function benchmarkKinds(db: Db) {
  return db
    .selectDistinct({ name: evaluations.name, unit: evaluations.unit, better: evaluations.better })
    .from(evaluations)
    .all();
}

/** Those of these runs, oldest first. */
export async function evaluationsOfRuns(db: Db, runIds: readonly string[]): Promise<EvaluationRow[]> {
  return db
    .select()
    .from(evaluations)
    .where(inArray(evaluations.runId, [...runIds]))
    .orderBy(asc(evaluations.id))
    .all();
}

/** How many benchmarks each run was evaluated on. */
export async function benchmarkCounts(db: Db): Promise<Map<string, number>> {
  const rows = db
    .select({ runId: evaluations.runId, n: countDistinct(evaluations.name) })
    .from(evaluations)
    .groupBy(evaluations.runId)
    .all();
  return new Map(rows.map(({ runId, n }) => [runId, n]));
}

/** The batches of releases, with what the decision each release rests on makes payable. */
export async function batchesOfReleases(db: Db, releaseIds: readonly string[]) {
  return db
    .select({
      releaseId: releaseMembers.releaseId,
      batchId: batches.id,
      contractId: batches.contractId,
      week: batches.week,
      payableMinor: decisions.payableMinor,
    })
    .from(releaseMembers)
    .innerJoin(batches, eq(batches.id, releaseMembers.batchId))
    .innerJoin(decisions, eq(decisions.id, releaseMembers.decisionId))
    .where(inArray(releaseMembers.releaseId, [...releaseIds]))
    .orderBy(asc(batches.week), asc(batches.id))
    .all();
}
