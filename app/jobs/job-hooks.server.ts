/** What every kind of job works with, how it reports, and how it can end. */
import type { IngestProgress } from "#app/ingest/ingest.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { isCancelRequested, type JobRow, noteProgress } from "#db/jobs.server.ts";
import type { JobResult } from "./job.ts";

export interface JobTools {
  db: Db;
  vault: Vault;
  maxRowBytes: number;
  now(): number;
}

export type End = { state: "done" | "failed" | "cancelled"; result?: JobResult; message?: string };

const PROGRESS_EVERY_MS = 150;

/** Progress goes to the row at most a few times a second; the wish to cancel is read at the same time. */
export async function hooks({ db, now }: Pick<JobTools, "db" | "now">, job: JobRow) {
  let last = 0;
  let cancelled = await isCancelRequested(db, job.id);
  return {
    progress(progress: IngestProgress): void {
      if (now() - last < PROGRESS_EVERY_MS && progress.stage !== "measure") return;
      last = now();
      void noteProgress(db, job.id, progress);
      void isCancelRequested(db, job.id).then((asked) => {
        cancelled ||= asked;
      });
    },
    cancelled: () => cancelled,
  };
}
