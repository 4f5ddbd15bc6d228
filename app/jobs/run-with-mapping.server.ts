/** Saves a mapping for the vendor and reads the file again with it: a new job, the old one stays as it ended. */
import type { ColumnMapping } from "#app/ingest/mapping/column-mapping.ts";
import { mappingChoice } from "#app/ingest/reader-choice.ts";
import type { Db } from "#db/client.server.ts";
import { enqueueJob, jobById } from "#db/jobs.server.ts";
import { saveMapping } from "#db/mappings.server.ts";
import type { CheckInput } from "./job.ts";
import type { JobQueue } from "./queue.server.ts";

/** The address of the new job. */
export async function runWithMapping(
  { db, queue, now }: { db: Db; queue: Pick<JobQueue, "wake">; now(): number },
  request: { jobId: string; mapping: ColumnMapping; name: string; vendorId: string | null },
): Promise<string> {
  const { jobId, mapping, vendorId } = request;
  const job = await jobById(db, jobId);
  if (!job) throw new Error("The job to run again is gone.");
  const name = request.name.trim().slice(0, 100) || "mapping";
  const saved = vendorId === null ? null : await saveMapping(db, { vendorId, name, body: mapping, now: now() });
  const reader = mappingChoice(mapping, saved ? `${saved.name}-${saved.version}` : name);
  const input = { ...(job.input as CheckInput), reader };
  const id = await enqueueJob(db, { kind: job.kind, title: job.title, input, bytesTotal: job.bytesTotal, now: now() });
  queue.wake();
  return job.kind === "check" ? `/check/${id}` : `/jobs/${id}`;
}
