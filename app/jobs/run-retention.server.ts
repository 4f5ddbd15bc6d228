/** Deletes what a contract delivered, once somebody has signed it. */
import { DeletionRefused, deleteUnderRetention } from "#app/keeping/retention/apply.server.ts";
import type { JobRow } from "#db/jobs.server.ts";
import type { RetentionInput } from "./job.ts";
import { type End, hooks, type JobTools } from "./job-hooks.server.ts";

/** Not stopped half way: what is on record as deleted goes. */
export async function runRetention(tools: JobTools, job: JobRow): Promise<End> {
  const { progress, cancelled } = await hooks(tools, job);
  if (cancelled()) return { state: "cancelled", message: "Cancelled. Nothing was deleted." };
  const request = { ...(job.input as RetentionInput), now: tools.now() };
  try {
    const done = await deleteUnderRetention(tools, request, (bytesDone, bytesTotal) =>
      progress({ stage: "store", bytesDone, bytesTotal, rows: bytesDone, rejected: 0 }),
    );
    const { contractId, counts } = done;
    return { state: "done", result: { kind: "deleted", contractId, ...counts } };
  } catch (error) {
    if (error instanceof DeletionRefused) return { state: "failed", message: error.message };
    throw error;
  }
}
