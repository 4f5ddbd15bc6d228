/** What came back from training, for the pages of a batch and of a release. */
import type { Db } from "#db/client.server.ts";
import { batchesOfReleases, evaluationsOfRuns, listRuns } from "#db/training-runs.server.ts";
import { backToBatch, backToRelease, type CameBack, type Returned, runsForBatch } from "./came-back.ts";
import { scoresByRun } from "./scores-of-run.ts";

export async function trainingOfBatch(db: Db, batchId: string): Promise<CameBack[]> {
  const known = await runsAndBatches(db);
  return backToBatch(await withScores(db, known, runsForBatch(known, batchId)), batchId);
}

export async function trainingOfRelease(db: Db, releaseId: string): Promise<CameBack[]> {
  const known = await runsAndBatches(db);
  const concerned = known.runs.filter((run) => run.releaseId === releaseId).map(({ id }) => id);
  return backToRelease(await withScores(db, known, concerned), releaseId);
}

async function runsAndBatches(db: Db): Promise<Omit<Returned, "scores">> {
  const runs = await listRuns(db);
  const releases = [...new Set(runs.flatMap(({ releaseId }) => releaseId ?? []))];
  return { runs, batches: await batchesOfReleases(db, releases) };
}

/** Only the evaluations that can matter are read: of these runs, and of base checkpoints. */
async function withScores(db: Db, known: Omit<Returned, "scores">, concerned: readonly string[]): Promise<Returned> {
  if (concerned.length === 0) return { ...known, scores: new Map() };
  const bases = known.runs.filter(({ kind }) => kind === "base").map(({ id }) => id);
  return { ...known, scores: scoresByRun(await evaluationsOfRuns(db, [...concerned, ...bases])) };
}
