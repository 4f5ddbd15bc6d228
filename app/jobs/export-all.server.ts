/** Exports of everything as jobs: started, listed, and removed when their time is over. */
import { EXPORT_KEPT_MS, isExpired, isStored, removeExports } from "#app/keeping/stored-exports.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { enqueueOnly, jobById, jobsOfKind } from "#db/jobs.server.ts";
import { type JobView, jobView } from "./job-view.ts";
import type { JobQueue } from "./queue.server.ts";

/** false while one is under way. */
export async function startExportAll(
  { db, queue }: { db: Db; queue: Pick<JobQueue, "wake"> },
  now: number,
): Promise<boolean> {
  const job = { kind: "export-all", title: "Everything", input: {}, bytesTotal: 0, now };
  if ((await enqueueOnly(db, job)) === null) return false;
  queue.wake();
  return true;
}

export interface ExportShown {
  id: string;
  state: JobView["state"];
  createdAt: number;
  /** null until it is done. */
  counts: { tables: number; rows: number; files: number; bytes: number } | null;
  /** Until when it can be taken away; null = it is not there, or no longer. */
  until: number | null;
}

/** Newest first. */
export async function exportsShown({ db, vault }: { db: Db; vault: Vault }, now: number): Promise<ExportShown[]> {
  return (await jobsOfKind(db, "export-all", SHOWN)).map((row) => {
    const { id, state, createdAt, endedAt, result } = jobView(row, now);
    const isHere = state === "done" && endedAt !== null && !isExpired(endedAt, now) && isStored(vault, id);
    const counts = result?.kind === "exported-all" ? result : null;
    return { id, state, createdAt, counts, until: isHere ? endedAt + EXPORT_KEPT_MS : null };
  });
}

const SHOWN = 20;

/** Those whose time is over, and what no job knows. */
export async function forgetExports({ db, vault }: { db: Db; vault: Vault }, now: number): Promise<number> {
  const jobs = await jobsOfKind(db, "export-all", 1000);
  const kept = jobs.filter(
    ({ state, endedAt }) => state === "queued" || state === "running" || (endedAt !== null && !isExpired(endedAt, now)),
  );
  const ids = new Set(kept.map(({ id }) => id));
  return removeExports(vault, (name) => ids.has(name));
}

/** A whole one that may still be taken away; undefined otherwise. */
export async function storedExport({ db, vault }: { db: Db; vault: Vault }, id: string, now: number) {
  const job = await jobById(db, id);
  if (job?.kind !== "export-all" || job.state !== "done" || job.endedAt === null) return undefined;
  return isExpired(job.endedAt, now) || !isStored(vault, id) ? undefined : { at: job.endedAt };
}
