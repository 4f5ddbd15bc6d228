/** What the form for a new run offers: releases with their weeks, and checkpoints and methods named before. */
import type { Db } from "#db/client.server.ts";
import { contractById } from "#db/contracts.server.ts";
import { listReleases } from "#db/releases.server.ts";
import { batchesOfReleases, listRuns } from "#db/training-runs.server.ts";

export type NewRunPage = Awaited<ReturnType<typeof newRunPage>>;

export async function newRunPage(db: Db, params: URLSearchParams) {
  const releases = (await listReleases(db)).map(({ id, name }) => ({ id, name }));
  const asked = params.get("release") ?? "";
  const release = releases.find(({ id, name }) => id === asked || name === asked) ?? null;
  const runs = await listRuns(db);
  const distinct = (texts: string[]) => [...new Set(texts)].filter((text) => text !== "").sort();
  return {
    releases,
    release,
    weeks: release ? await weeksOf(db, release.id) : [],
    checkpoints: distinct(runs.map(({ baseCheckpoint }) => baseCheckpoint)),
    methods: distinct(runs.map(({ method }) => method)),
  };
}

async function weeksOf(db: Db, releaseId: string) {
  const batches = await batchesOfReleases(db, [releaseId]);
  const titles = new Map<string, string>();
  for (const { contractId } of batches)
    if (!titles.has(contractId)) titles.set(contractId, (await contractById(db, contractId))?.title ?? "");
  return batches.map(({ batchId, contractId, week }) => ({ batchId, week, contract: titles.get(contractId) ?? "" }));
}
