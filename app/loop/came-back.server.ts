/** What came back from training, for the pages of a batch and of a release. */
import type { Db } from "#db/client.server.ts";
import { allEvaluations, batchesOfReleases, listRuns } from "#db/training-runs.server.ts";
import { backToBatch, backToRelease, type CameBack, type Returned } from "./came-back.ts";
import { scoresByRun } from "./scores-of-run.ts";

export async function trainingOfBatch(db: Db, batchId: string): Promise<CameBack[]> {
  return backToBatch(await returned(db), batchId);
}

export async function trainingOfRelease(db: Db, releaseId: string): Promise<CameBack[]> {
  return backToRelease(await returned(db), releaseId);
}

async function returned(db: Db): Promise<Returned> {
  const runs = await listRuns(db);
  const releases = [...new Set(runs.flatMap(({ releaseId }) => releaseId ?? []))];
  return { runs, batches: await batchesOfReleases(db, releases), scores: scoresByRun(await allEvaluations(db)) };
}
