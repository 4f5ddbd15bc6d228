/** What came back from training, for the pages of a batch and of a release. */
import type { Db } from "#db/client.server.ts";
import { batchesOfReleases, evaluationsOfRuns, listRuns } from "#db/training-runs.server.ts";
import { backToBatch, backToRelease, type CameBack, type Returned } from "./came-back.ts";
import type { ReleasedBatch } from "./helping.ts";
import { scoresByRun } from "./scores-of-run.ts";

export async function trainingOfBatch(db: Db, batchId: string): Promise<CameBack[]> {
  return backToBatch(await returned(db, (batches) => releasesWith(batches, batchId)), batchId);
}

export async function trainingOfRelease(db: Db, releaseId: string): Promise<CameBack[]> {
  return backToRelease(await returned(db, () => new Set([releaseId])), releaseId);
}

function releasesWith(batches: readonly ReleasedBatch[], id: string): Set<string> {
  return new Set(batches.flatMap(({ batchId, releaseId }) => (batchId === id ? releaseId : [])));
}

/** Only the evaluations that can matter are read: of runs on these releases, and of base checkpoints. */
async function returned(db: Db, relevant: (batches: readonly ReleasedBatch[]) => Set<string>): Promise<Returned> {
  const runs = await listRuns(db);
  const batches = await batchesOfReleases(db, [...new Set(runs.flatMap(({ releaseId }) => releaseId ?? []))]);
  const releases = relevant(batches);
  const concerned = runs.filter(({ releaseId }) => releases.has(releaseId ?? ""));
  if (concerned.length === 0) return { runs: [], batches: [], scores: new Map() };
  const bases = runs.filter(({ kind }) => kind === "base");
  const ids = [...concerned, ...bases].map(({ id }) => id);
  return { runs, batches, scores: scoresByRun(await evaluationsOfRuns(db, ids)) };
}
